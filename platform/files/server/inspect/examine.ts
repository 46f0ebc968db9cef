import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileType } from '../../contract/file-type.ts';
import type { FileFlag } from '../../contract/file-view.ts';

/** What examination found: the kind, what a reader should know, and the cleaned bytes where they differ. */
export interface Examined {
  type: FileType;
  flags: FileFlag[];
  cleaned: Buffer | undefined;
}

/** Examines a whole file against the kind that its name claims. Refusals are AppErrors `files.…`. */
export async function examine(bytes: Buffer, claimed: FileType): Promise<Examined> {
  if (bytes.length === 0) throw new AppError('files.empty');
  throw new AppError('files.nameDisagrees', { claimed });
}
