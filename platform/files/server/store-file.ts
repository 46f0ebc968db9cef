import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { mebibyte } from '../contract/file-type.ts';
import type { Placed, Staged } from './files.ts';
import { addContent, addFile, type StoredFile, takeSpace } from './store.ts';

type NewFile = Omit<StoredFile, 'contentId' | 'bytes' | 'uploadedAt' | 'attachedType' | 'attachedId'> & {
  finding: string | null;
};

/**
 * Enters a staged file in one transaction: space, content, file and journal stand together or not at all. The blob is in
 * its place before the rows are; without rows it is removed again.
 */
export async function storeFile(context: RequestContext, staged: Staged, file: NewFile): Promise<StoredFile> {
  const { files } = context;
  const at = context.now().toString({ fractionalSecondDigits: 3 });
  const { location, ...placed } = await place(context, staged);
  let kept = false;
  let decided = true;
  try {
    const stored = await context.transaction(async (tx) => {
      const { bytes, sha256 } = placed;
      const { personQuotaBytes, zoneQuotaBytes } = files.settings;
      const { zoneId, uploadedBy } = file;
      if (
        !(await takeSpace(tx, { zoneId, holder: 'account', holderId: uploadedBy }, { bytes, limit: personQuotaBytes }))
      ) {
        throw new AppError('files.personQuota', { mebibytes: Math.floor(personQuotaBytes / mebibyte) });
      }
      if (!(await takeSpace(tx, { zoneId, holder: 'zone', holderId: zoneId }, { bytes, limit: zoneQuotaBytes }))) {
        throw new AppError('files.zoneQuota', { mebibytes: Math.floor(zoneQuotaBytes / mebibyte) });
      }
      const contentId = await addContent(tx, { ...placed, location }, at);
      const row = { ...file, contentId, bytes, uploadedAt: at };
      await addFile(tx, { ...row, sha256 });
      await context.record(tx, {
        ...(file.state === 'quarantined' ? { action: 'files.quarantineFile' as const } : {}),
        subject: { type: 'files.file', id: file.id },
        after: {
          purpose: file.purpose,
          type: file.type,
          bytes,
          sha256: sha256.toString('hex'),
          sm3: placed.sm3.toString('hex'),
          state: file.state,
          ...(file.finding === null ? {} : { finding: file.finding }),
        },
      });
      return { ...row, attachedType: null, attachedId: null };
    });
    kept = stored.contentId === placed.id;
    return stored;
  } catch (error) {
    // When the connection broke, the rows may stand: the daily clearing decides, and never a guess.
    decided = error instanceof AppError || (error as { severity?: string }).severity !== undefined;
    throw error;
  } finally {
    if (!kept && decided) {
      // Refused, or the zone holds these bytes already: nothing points to this blob, and its key opens nothing else.
      await files.blobs.remove(location);
      files.destroyKey(placed.zoneId, placed.id, at);
    }
  }
}

async function place({ files }: RequestContext, staged: Staged): Promise<Placed> {
  try {
    return await files.place(staged);
  } catch (error) {
    await files.dropStaged(staged);
    throw error;
  }
}
