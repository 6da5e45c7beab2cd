import type { Methods } from "../api/types";

export type Method = keyof Methods;
export type Request<M extends Method> = Methods[M]["request"];
export type Answer<M extends Method> = Methods[M]["answer"];

/** What the window can ask of the machine it runs on. */
export interface Host {
  rpc<M extends Method>(method: M, params: Request<M>): Promise<Answer<M>>;
  /** Whether there are dialogs for folders and files. Without them the path is typed. */
  readonly canChooseFolder: boolean;
  /** The folder chosen; null when the dialog was closed without choosing. */
  chooseFolder(): Promise<string | null>;
  /** The PDF or picture chosen; null when the dialog was closed without choosing. */
  chooseFile(): Promise<string | null>;
  /** The sealed file of another counsellor chosen; null when the dialog was closed without choosing. */
  chooseSealed(): Promise<string | null>;
  /** The backup chosen; null when the dialog was closed without choosing. */
  chooseBackup(): Promise<string | null>;
  /** Says that there is something to see, until which the window is hidden, and whether it is dark. */
  ready(dark: boolean): void;
  /** Has `asked` called when the window is to close. It answers by `close` or `wait`, at once. */
  onClose(asked: () => void): () => void;
  close(): void;
  /**
   * Puts a text on the clipboard; refused where the machine does not let us. What is personal is taken from there again
   * after 30 seconds, if it still is there, and when the store is locked or the window closed.
   */
  copy(text: string, personal: boolean): Promise<void>;
  /** Takes from the clipboard at once what is personal and still there. Never fails. */
  clearCopied(): Promise<void>;
  /** Has `asked` called when the machine goes to sleep or its screen is locked, where the system tells. */
  onAway(asked: () => void): () => void;
  /** The counsellor is asked first; `close` may come later. */
  wait(): void;
}

/** The shell tells the page by an event, and a test does the same. */
export function onClose(asked: () => void): () => void {
  window.addEventListener("shell:close", asked);
  return () => window.removeEventListener("shell:close", asked);
}

/** The shell tells of the machine's sleep and its locked screen in the same way. */
export function onAway(asked: () => void): () => void {
  window.addEventListener("shell:away", asked);
  return () => window.removeEventListener("shell:away", asked);
}

/** A refusal by the back end. Callers act on `code`; `message` is Norwegian and for people. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }

  /** Reads `{code, message, details?}`, however it was carried; anything else is an internal error. */
  static from(value: unknown): ApiError {
    if (value instanceof ApiError) return value;
    if (typeof value === "object" && value !== null && "code" in value) {
      const { code, message, details } = value as { code: unknown; message?: unknown; details?: unknown };
      return new ApiError(String(code), typeof message === "string" ? message : "", details);
    }
    return new ApiError("internal", value instanceof Error ? value.message : String(value));
  }
}
