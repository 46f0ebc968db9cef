import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { findFileForChange } from './store.ts';
import { takeFromUse } from './take-from-use.ts';

/** Takes back a file that belongs to no record yet, for who sent it. */
export async function removeFile(
  { params }: { params: { fileId: string } },
  context: RequestContext,
): Promise<{ removed: boolean }> {
  await context.transaction(async (tx: ZoneDb) => {
    const file = await findFileForChange(tx, params.fileId);
    const own = file?.uploadedBy === context.account?.id && file?.attachedId === null;
    if (file === undefined || !own || !(file.state === 'kept' || file.state === 'pending')) {
      throw new AppError('files.notFound');
    }
    await takeFromUse(tx, file, context.now().toString());
    await context.record(tx, {
      subject: { type: 'files.file', id: file.id },
      before: { state: file.state },
      after: null,
    });
  });
  return { removed: true };
}
