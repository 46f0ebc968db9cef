import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack as openPack, type Pack } from 'tar-stream';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ArchiveHeader, ArchiveManifest, ContentDigest, TableDigest } from '../contract/manifest.ts';
import { writeEntry, writeMember } from './archive-members.ts';
import type { ContentSource } from './contents.ts';
import { openMeter } from './meter.ts';
import { seal } from './seal-archive.ts';
import { type BackupConnection, openSnapshot, type Snapshot } from './store/snapshot.ts';

/** What goes into an archive, and where it goes. */
export interface ArchiveWork {
  connection: BackupConnection;
  contents: ContentSource;
  /** Version of the project. */
  project: string;
  /** Name of the file that appears when the archive is whole. */
  file: string;
  /** Encrypts the archive. */
  passphrase?: string | undefined;
  /** Is told each member as it is done. */
  progress?: (member: { name: string; rows?: number; bytes: number }) => void;
}

/** A whole archive on the disk. */
export interface WrittenArchive {
  file: string;
  bytes: number;
  /** Digests of the file. */
  sha256: string;
  sm3: string;
  manifest: ArchiveManifest;
}

/** Name of the manifest, the first and the last entry. */
export const manifestName = 'manifest.json';

/**
 * Writes one snapshot of the whole database, and the kept files, into one file. It stands under a draft name until it is
 * whole and on the disk, so that a file with the final name is never half a backup.
 */
export async function writeArchive(work: ArchiveWork): Promise<WrittenArchive> {
  const { file, passphrase } = work;
  if ((await stat(file).catch(() => undefined)) !== undefined) throw new AppError('backup.fileExists', { file });
  const snapshot = await openSnapshot(work.connection);
  const draft = `${file}.part`;
  const pack = openPack();
  try {
    const digests = { sha256: createHash('sha256'), sm3: createHash('sm3') };
    let bytes = 0;
    const sink = createWriteStream(draft, { mode: 0o600, flush: true });
    const count = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        digests.sha256.update(chunk);
        digests.sm3.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    const sealed = (source: AsyncIterable<Buffer>) => (passphrase === undefined ? source : seal(source, passphrase));
    const written = pipeline(pack, sealed, count, sink);
    const [manifest] = await Promise.all([fill(pack, snapshot, work), written]);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return { file, bytes, sha256: digests.sha256.digest('hex'), sm3: digests.sm3.digest('hex'), manifest };
  } catch (error) {
    pack.destroy();
    await rm(draft, { force: true });
    throw nameFailure(error, file);
  } finally {
    await snapshot.close();
  }
}

async function fill(pack: Pack, snapshot: Snapshot, work: ArchiveWork): Promise<ArchiveManifest> {
  const header: ArchiveHeader = { format: 'yuanshu-backup', version: 1, project: work.project, ...snapshot.facts };
  const at = new Date(header.takenAt);
  await writeEntry(pack, { name: manifestName, at }, json(header));
  const tables: TableDigest[] = [];
  for (const table of snapshot.tables) {
    const meter = openMeter();
    await writeMember(pack, { name: `tables/${table.name}`, at }, meter.pass(snapshot.rows(table)));
    const { rows, bytes, sha256 } = meter.result();
    tables.push({ name: table.name, rows, sha256 });
    work.progress?.({ name: table.name, rows, bytes });
  }
  const files = await writeContents(pack, at, work);
  const manifest: ArchiveManifest = { ...header, written: { tables, ...files } };
  await writeEntry(pack, { name: manifestName, at }, json(manifest));
  pack.finalize();
  return manifest;
}

/** Files come after the snapshot: each that the rows name was there before they were committed. */
async function writeContents(
  pack: Pack,
  at: Date,
  { contents, progress }: ArchiveWork,
): Promise<Omit<ArchiveManifest['written'], 'tables'>> {
  const digests: ContentDigest[] = [];
  const lost: string[] = [];
  for await (const { name } of contents.list()) {
    const content = await contents.read(name);
    if (content === undefined) {
      lost.push(name);
      continue;
    }
    const meter = openMeter();
    await writeMember(pack, { name: `contents/${name}`, at }, meter.pass(content));
    const { bytes, sha256 } = meter.result();
    digests.push({ name, bytes, sha256 });
    progress?.({ name, bytes });
  }
  return { contents: digests, lost };
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** The new name itself must be on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nameFailure(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('backup.diskFull', { file });
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR') {
    return new AppError('backup.folderUnusable', { folder: dirname(file), detail: code });
  }
  return error;
}
