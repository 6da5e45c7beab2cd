// A browser's clipboard, under the rule that the shell keeps too: what is personal does not stay there.

/** So long it may be pasted. */
const KEPT_MS = 30_000;

let mine: { text: string; timer: number } | undefined;

/** Puts a text on the clipboard, and takes it away again if it is personal. */
export async function copy(text: string, personal: boolean): Promise<void> {
  await navigator.clipboard.writeText(text);
  if (mine) window.clearTimeout(mine.timer);
  mine = personal ? { text, timer: window.setTimeout(() => void clearCopied(), KEPT_MS) } : undefined;
}

/** What someone has copied since then is theirs. Where the browser does not let us look, it stays. */
export async function clearCopied(): Promise<void> {
  if (mine === undefined) return;
  const { text, timer } = mine;
  window.clearTimeout(timer);
  mine = undefined;
  try {
    if ((await navigator.clipboard.readText()) === text) await navigator.clipboard.writeText("");
  } catch {
    // Not permitted, or the page is not in front.
  }
}
