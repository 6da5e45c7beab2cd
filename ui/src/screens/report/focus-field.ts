/** The element of a field by its key, for the links of the outline. */
export function fieldElementId(key: string): string {
  return `felt-${key}`;
}

/** Puts the cursor into a field: the field itself, or the first of its choices. */
export function focusField(key: string) {
  const element = document.getElementById(fieldElementId(key));
  const field = element?.matches("input, textarea, select") ? element : element?.querySelector("input");
  element?.scrollIntoView({ block: "center" });
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
}

/** Puts the cursor into a field of a report that is being opened, once it stands there. */
export function focusSoon(key: string, tries = 40) {
  if (document.getElementById(fieldElementId(key))) focusField(key);
  else if (tries > 0) setTimeout(() => focusSoon(key, tries - 1), 100);
}
