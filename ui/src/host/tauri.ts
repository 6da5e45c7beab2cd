import { invoke } from "@tauri-apps/api/core";
import { ApiError, type Host, onAway, onClose } from "./host";

/** The desktop shell: one command carries everything. */
async function call(method: string, params: unknown): Promise<unknown> {
  try {
    return await invoke("rpc", { method, params });
  } catch (refusal) {
    throw ApiError.from(refusal);
  }
}

async function chosen(method: string): Promise<string | null> {
  const { path } = (await call(method, {})) as { path: string | null };
  return path;
}

export const tauriHost: Host = {
  // The one cast at the border: the contract says what each method answers.
  rpc: (method, params) => call(method, params) as Promise<never>,
  canChooseFolder: true,
  chooseFolder: () => chosen("shell.choose-folder"),
  chooseFile: () => chosen("shell.choose-file"),
  chooseSealed: () => chosen("shell.choose-sealed"),
  chooseBackup: () => chosen("shell.choose-backup"),
  ready: (dark) => void call("shell.ready", { dark }),
  onClose,
  onAway,
  copy: async (text, personal) => void (await call("shell.copy", { text, personal })),
  clearCopied: async () => void (await call("shell.clear-copied", {}).catch(() => {})),
  close: () => void call("shell.close", {}),
  wait: () => void call("shell.wait", {}),
};
