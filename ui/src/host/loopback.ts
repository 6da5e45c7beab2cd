import { ApiError, type Host, onClose } from "./host";

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
  rpc: (method, params) => call(method, params) as Promise<never>,
  canChooseFolder: false,
  chooseFolder: async () => null,
  chooseFile: async () => null,
  ready: () => {},
  onClose,
  // A browser's tab is the browser's to close.
  close: () => {},
  wait: () => {},
};
