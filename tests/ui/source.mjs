// The window's own modules, for what is pure enough to be tested without a browser.
import { fileURLToPath, pathToFileURL } from "node:url";

const ui = new URL("../../ui/", import.meta.url);

/** A TypeScript module of the window by its path below `ui/src`. */
export async function source(path) {
  const vite = fileURLToPath(new URL("node_modules/vite/dist/node/index.js", ui));
  const { runnerImport } = await import(pathToFileURL(vite).href);
  const { module } = await runnerImport(fileURLToPath(new URL(`src/${path}`, ui)), {
    configFile: false,
    root: fileURLToPath(ui),
    logLevel: "error",
  });
  return module;
}
