import { ofFolder } from "../../../components/FolderField";
import { errorsByName } from "../../../errors";
import type { ApiError } from "../../../host";

/** Whether a refusal is about the folder, and so stands at its field. */
export function aboutFolder(error: ApiError | null): boolean {
  return ofFolder(error) || errorsByName(error).folder !== undefined;
}

/** The refusal as the folder's field shows it: in the back end's own words, which know that it is about a backup. */
export function folderFault(error: ApiError | null): string | undefined {
  return aboutFolder(error) ? error?.message : undefined;
}
