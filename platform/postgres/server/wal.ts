import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from './ids.ts';

/** What a server does with the log of all changes (WAL), piece by piece of 16 MB. */
export type WalWork =
  /** Copies each piece into the folder, at the latest after a minute in which something changed. */
  | { kind: 'archive'; folder: string }
  /** Reads pieces from the folder and repeats the changes up to a moment (ISO 8601), or all of them. */
  | { kind: 'recover'; folder: string; until: string | undefined };

/** The folder goes to the commands as a variable, so that no path is ever read as a command. */
const variable = 'YUANSHU_WAL_ARCHIVE';

/** Whole or not at all, on the disk before PostgreSQL forgets it; a piece that is there must be the same. */
const archiveCommand = [
  `f="$${variable}/%f"`,
  'if test -e "$f"; then exec cmp -s "%p" "$f"; fi',
  `cp "%p" "$f.new" && sync "$f.new" && mv "$f.new" "$f" && sync "$${variable}"`,
].join('; ');

/** Settings of PostgreSQL for this work. */
export function walSettings(wal: WalWork | undefined): string[] {
  if (wal === undefined) return [];
  if (wal.kind === 'archive') return ['archive_mode=on', 'archive_timeout=60s', `archive_command=${archiveCommand}`];
  // Nobody is let in before the moment is reached, so that a server that answers is one that is done.
  const always = [`restore_command=cp "$${variable}/%f" "%p"`, 'hot_standby=off'];
  if (wal.until === undefined) return always;
  // At that stage of its start PostgreSQL knows no Z for UTC.
  const moment = new Date(wal.until).toISOString().replace('T', ' ').replace('Z', '+00');
  return [...always, `recovery_target_time=${moment}`, 'recovery_target_action=promote'];
}

/** Variables that its commands read. */
export function walEnvironment(wal: WalWork | undefined): Record<string, string> {
  return wal === undefined ? {} : { [variable]: wal.folder };
}

/** File in the data folder that says where the log goes; whoever deletes it ends the archiving with the next start. */
const keptName = 'wal-archive.json';

/**
 * What a start shall do with the log: what it was asked for, else what the last one was. A command that starts the server
 * by itself would otherwise write changes that nobody archives, and no later moment could be had any more.
 */
export function keepWal(dataDir: string, asked: WalWork | undefined): WalWork | undefined {
  const file = join(dataDir, keptName);
  if (asked?.kind === 'archive') {
    writeFileSync(`${file}.new`, JSON.stringify({ folder: asked.folder }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  if (asked !== undefined || !existsSync(file)) return asked;
  const { folder } = JSON.parse(readFileSync(file, 'utf8')) as { folder: string };
  return { kind: 'archive', folder };
}

/** Makes the folder of the log for its owner only. */
export function makeWalFolder({ folder }: WalWork, owner: Ids | undefined): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined && owner !== undefined) {
    chownSync(folder, owner.uid, owner.gid);
  }
}

/** The folder that a running server was told to archive to; undefined for none, and where the system does not tell. */
export function archivesTo(pid: number): string | undefined {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return variables.find((one) => one.startsWith(`${variable}=`))?.slice(variable.length + 1);
  } catch {
    return undefined;
  }
}
