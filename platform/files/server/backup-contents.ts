import { randomUUIDv7 } from 'node:crypto';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Platform } from '#platform/module/platform.ts';
import { digesting, type Pieces } from './blobs/digest.ts';
import { listContentsAfter, type StoredContent } from './store.ts';

/** Every content of every zone, as the database knows them now. */
export async function* listContents({ database }: Pick<Platform, 'database'>): AsyncGenerator<StoredContent> {
  for (const zone of await listZones(database.forZone(noZone))) {
    let after: string | null = null;
    for (;;) {
      const page: StoredContent[] = await listContentsAfter(database.forZone(zone.id), after);
      yield* page;
      if (page.length === 0) break;
      after = page.at(-1)?.id ?? null;
    }
  }
}

/**
 * Bytes of a content as they lie on the disk: ciphertext, so a backup holds nothing readable and an erased file stays
 * erased in it. Throws `files.damaged` when there is no such content.
 */
export async function* readContent({ files }: Pick<Platform, 'files'>, location: string): AsyncGenerator<Buffer> {
  if ((await files.blobs.size(location)) === undefined) throw new AppError('files.damaged', { location });
  yield* files.blobs.read(location);
}

/** Puts a content back where it lay, whole or not at all; a content that is there already is written anew. */
export async function putContent({ files }: Pick<Platform, 'files'>, location: string, source: Pieces): Promise<void> {
  const draft = randomUUIDv7();
  await files.blobs.writeDraft(draft, source);
  await files.blobs.keepDraft(draft, location);
}

/** What {@link verifyContents} found. */
export interface ContentReport {
  checked: number;
  bytes: number;
  /** `erased`: its key was destroyed, by order; the rest is loss. */
  problems: { zoneId: string; id: string; location: string; problem: 'missing' | 'damaged' | 'erased' }[];
}

/** Opens and hashes every content again: SHA-256 and SM3 must be those that were written when it came. */
export async function verifyContents(platform: Platform): Promise<ContentReport> {
  const report: ContentReport = { checked: 0, bytes: 0, problems: [] };
  for await (const content of listContents(platform)) {
    report.checked += 1;
    report.bytes += content.bytes;
    const problem = await problemOf(platform, content);
    const { zoneId, id, location } = content;
    if (problem !== undefined) report.problems.push({ zoneId, id, location, problem });
  }
  return report;
}

async function problemOf(
  { files }: Platform,
  content: StoredContent,
): Promise<'missing' | 'damaged' | 'erased' | undefined> {
  if ((await files.blobs.size(content.location)) === undefined) return 'missing';
  let same = false;
  try {
    const passing = digesting(files.open(content), ({ sha256, sm3 }) => {
      same = sha256.toString('hex') === content.sha256 && sm3.toString('hex') === content.sm3;
    });
    for await (const _part of passing);
  } catch (error) {
    if (error instanceof AppError && error.code === 'files.erased') return 'erased';
    if (error instanceof AppError && error.code === 'files.damaged') return 'damaged';
    throw error;
  }
  return same ? undefined : 'damaged';
}
