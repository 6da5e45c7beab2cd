import { useSyncExternalStore } from "react";
import { lookAgain } from "../../data/client";
import { ApiError, host } from "../../host";

/** How long a change may wait for others to join it. Typing on does not postpone it. */
const GATHER_MS = 150;
/** How long after a failure to try again. */
const RETRY_MS = 2000;

export type SaveState =
  | { kind: "untouched" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: ApiError };

/**
 * Saves a report's text while it is typed: only changed fields, one request at a time. Text leaves here when the back
 * end has confirmed it and never before, so neither a failed save nor a closed screen loses any.
 */
class Saver {
  #waiting = new Map<string, string | null>();
  #sent = new Map<string, string | null>();
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: SaveState = { kind: "untouched" };
  #listeners = new Set<() => void>();
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  readonly state = () => this.#state;

  readonly subscribe = (changed: () => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** What the back end has not confirmed yet. */
  unsaved(): Record<string, string | null> {
    return Object.fromEntries([...this.#sent, ...this.#waiting]);
  }

  change(field: string, text: string | null) {
    this.#waiting.set(field, text);
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
    if (this.#state.kind !== "failed") this.#say({ kind: "saving" });
  }

  /** Saves everything now. Resolves when it is confirmed or has failed; says which. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    await this.#running;
    return this.#waiting.size === 0;
  }

  /** The same for whoever builds on the saved text: refuses with what went wrong. */
  async settle(): Promise<void> {
    const saved = await this.flush();
    if (!saved && this.#state.kind === "failed") throw this.#state.error;
  }

  async #drain() {
    while (this.#waiting.size > 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#sent = this.#waiting;
      this.#waiting = new Map();
      try {
        await host.rpc("report.save", { id: this.#id, values: Object.fromEntries(this.#sent) });
        this.#sent = new Map();
        if (this.#waiting.size === 0) this.#say({ kind: "saved", at: new Date() });
      } catch (refusal) {
        // What was typed meanwhile is newer than what failed.
        this.#waiting = new Map([...this.#sent, ...this.#waiting]);
        this.#sent = new Map();
        const error = ApiError.from(refusal);
        this.#say({ kind: "failed", error });
        if (error.code === "locked") lookAgain();
        this.#timer ??= setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
  }

  #say(state: SaveState) {
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }
}

const savers = new Map<string, Saver>();

/** The one saver of a report; it outlives the screen until everything is confirmed. */
export function saverOf(id: string): Saver {
  let saver = savers.get(id);
  if (saver === undefined) {
    saver = new Saver(id);
    savers.set(id, saver);
  }
  return saver;
}

/** Saves whatever is unsaved, in any report. */
export async function flushReports(): Promise<void> {
  await Promise.all([...savers.values()].map((saver) => saver.flush()));
}

export function useSaveState(id: string): SaveState {
  const saver = saverOf(id);
  return useSyncExternalStore(saver.subscribe, saver.state);
}

// The window is about to go away or out of sight: nothing waits any longer.
for (const event of ["blur", "pagehide", "beforeunload"]) {
  window.addEventListener(event, () => void flushReports());
}
document.addEventListener("visibilitychange", () => void flushReports());
