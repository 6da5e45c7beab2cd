import { invoke } from "@tauri-apps/api/core";
import { ApiError, type Host } from "./host";

/** The desktop shell: one command carries everything. */
async function call(method: string, params: unknown): Promise<unknown> {
  try {
    return await invoke("rpc", { method, params });
  } catch (refusal) {
    throw ApiError.from(refusal);
  }
}

export const tauriHost: Host = {
  // The one cast at the border: the contract says what each method answers.
  rpc: (method, params) => call(method, params) as Promise<never>,
  canChooseFolder: true,
  async chooseFolder() {
    const answer = (await call("shell.choose-folder", {})) as { path: string | null };
    return answer.path;
  },
};
