import { clearCopied, copy } from "./clipboard";
import { ApiError, type Host, onAway, onClose } from "./host";

/** What was asked last, answered or not. */
let before: Promise<unknown> = Promise.resolve();

/**
 * One after the other, as the server answers: of several connections made at once, its pool of threads may leave one
 * waiting for ever.
 */
function inTurn(method: string, params: unknown): Promise<unknown> {
  const answer = before.then(() => call(method, params));
  before = answer.catch(() => {});
  return answer;
}

/** The test server: the same back end, spoken to over HTTP on this machine. */
async function call(method: string, params: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch("/rpc", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method, params }),
    });
  } catch (failure) {
    throw ApiError.from(failure);
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  throw ApiError.from((body as { error?: unknown } | null)?.error ?? new Error(`HTTP ${response.status}`));
}

export const loopbackHost: Host = {
  rpc: (method, params) => inTurn(method, params) as Promise<never>,
  canChooseFolder: false,
  chooseFolder: async () => null,
  chooseFile: async () => null,
  chooseSealed: async () => null,
  chooseBackup: async () => null,
  ready: () => {},
  onClose,
  onAway,
  copy,
  clearCopied,
  // A browser's tab is the browser's to close.
  close: () => {},
  wait: () => {},
};
