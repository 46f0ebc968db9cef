import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import { headLine, type RestoredLine, restoredText } from '../contract/head.ts';
import { appendLines, fileSize, localHeadFile, readLines } from './head-file.ts';
import { milliseconds, readJournalKeys } from './journal-keys.ts';
import { recordEntry } from './record-entry.ts';
import { sign } from './signing.ts';
import { newestHead } from './store/heads.ts';
import { queryOf } from './store/query.ts';

/**
 * Declares that a backup was put back on purpose: heads that this machine kept and the restored database has not are given
 * up, under signature and with the reason, in the file of heads and in the journal. Called once, right after a restore and
 * before the application starts. Gives how many heads were lost; 0 writes nothing.
 */
export async function markRestored(platform: Platform, reason: string): Promise<{ lost: number }> {
  const { journal, current } = await readJournalKeys(platform.dataDir, platform.now);
  const after = (await newestHead(queryOf(platform.importer.forZone(noZone))))?.number ?? -1;
  const newest = await newestKept(localHeadFile(platform.dataDir), journal);
  if (newest <= after) return { lost: 0 };
  const at = milliseconds(platform.now());
  const unsigned = { journal, after, lost: newest, at, reason, key: current.id };
  const line: RestoredLine = {
    kind: 'restored',
    ...unsigned,
    publicKey: current.publicKey,
    signature: sign(restoredText(unsigned), current),
  };
  await appendLines(localHeadFile(platform.dataDir), [JSON.stringify(line)]);
  await platform.database.transaction(noZone, (tx) =>
    recordEntry(tx, {
      zoneId: null,
      at,
      action: 'journal.markRestored',
      actor: { kind: 'command', accountId: null, role: null },
      ip: null,
      trace: null,
      after: { after, lost: newest },
      reason,
    }),
  );
  return { lost: newest - after };
}

/** Number of the newest head in the file; -1 for none. */
async function newestKept(file: string, journal: string): Promise<number> {
  let newest = -1;
  for await (const { text } of readLines(file, await fileSize(file))) {
    const head = headLine.safeParse(parsed(text)).data;
    if (head?.journal === journal) newest = Math.max(newest, head.number);
  }
  return newest;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
