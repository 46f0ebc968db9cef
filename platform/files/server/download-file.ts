import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { StreamAnswer } from '#platform/http/server/route.ts';
import { openFile } from './open-file.ts';
import type { FilePurpose, FilePurposes } from './purpose.ts';
import { findFile, type StoredFile } from './store.ts';

interface Input {
  params: { fileId: string };
  query: { inline?: '1' | undefined };
}

/** Gives a file to who may read it; absent, foreign, removed and not permitted answer the same. */
export function downloadFile(purposes: () => FilePurposes) {
  return async ({ params, query }: Input, context: RequestContext): Promise<StreamAnswer> => {
    const { files, db } = context;
    const file = await findFile(db, params.fileId);
    const purpose = file && purposes().get(file.purpose);
    if (file?.contentId == null || purpose === undefined) throw new AppError('files.notFound');
    if (!(await mayRead(context, file, purpose))) throw new AppError('files.notFound');
    const { showable, ...opened } = await openFile(db, files, { ...file, contentId: file.contentId });
    if (purpose.recordReads) {
      await context.transaction((tx) => context.record(tx, { subject: { type: 'files.file', id: file.id } }));
    }
    return { ...opened, inline: showable && query.inline === '1' };
  };
}

async function mayRead(context: RequestContext, file: StoredFile, purpose: FilePurpose): Promise<boolean> {
  const { id, uploadedBy, attachedType, attachedId } = file;
  if (attachedType === null || attachedId === null) return uploadedBy === context.account?.id;
  return purpose.mayRead(context, { id, uploadedBy, record: { type: attachedType, id: attachedId } });
}
