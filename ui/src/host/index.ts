// The only folder that knows what the window runs in.
import type { Host } from "./host";
import { loopbackHost } from "./loopback";
import { tauriHost } from "./tauri";

export const host: Host = "__TAURI_INTERNALS__" in window ? tauriHost : loopbackHost;
export { type Answer, ApiError, type Host, type Method, type Request } from "./host";
