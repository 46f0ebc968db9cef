import { randomUUIDv7 } from 'node:crypto';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { JournalCheck } from '../contract/check.ts';
import { fileSize, localHeadFile, readLines } from './head-file.ts';
import { findJournalKeys, milliseconds } from './journal-keys.ts';
import { addChecked } from './store/checked.ts';
import { queryOf } from './store/query.ts';
import { verifyJournal } from './verify/verify-journal.ts';

/** What else a check is held against. */
export interface CheckOptions {
  /** Who asked: a timetable or a command. */
  occasion: 'schedule' | 'command';
  /** Files of heads that were kept elsewhere, besides the one of this machine. */
  files?: readonly string[];
  /** Public key of the witness whose signature every head of those files must bear. */
  witness?: string | undefined;
}

/**
 * Checks the whole journal against itself, the keys of this machine, and the heads kept outside the database, and keeps the
 * outcome. Beside a running sealer too: it reads one snapshot and compares only heads that stood in the files before.
 */
export async function checkNow(platform: Platform, options: CheckOptions): Promise<JournalCheck> {
  const startedAt = milliseconds(platform.now());
  const { witness } = options;
  const named = [
    { name: localHeadFile(platform.dataDir), witness: undefined, asked: false },
    ...(options.files ?? []).map((name) => ({ name, witness, asked: true })),
  ];
  const known = await Promise.all(named.map(async (file) => ({ ...file, bytes: await fileSize(file.name) })));
  const keys = await findJournalKeys(platform.dataDir);
  const check = await platform.importer
    .forZone(noZone)
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const query = queryOf(tx);
      await query('set local statement_timeout = 0');
      const files = () => known.map(({ bytes, ...file }) => ({ ...file, lines: readLines(file.name, bytes) }));
      return verifyJournal(query, { keys, files });
    });
  await addChecked(queryOf(platform.importer.forZone(noZone)), {
    ...{ id: randomUUIDv7(), startedAt, finishedAt: milliseconds(platform.now()) },
    ...{ occasion: options.occasion, outcome: { ...check, list: check.list.slice(0, 100) } },
  });
  return check;
}
