// Before anything is drawn: the look that was chosen last (src/app/theme.ts), or else the system's, so that a dark
// window never begins white. A file of its own, since the content security policy allows no script in the page.
const chosen = localStorage.getItem("utseende");
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.classList.add(dark ? "dark" : "light");
