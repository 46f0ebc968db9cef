import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { DueRuns } from '../domain.ts';

/** A backup that has ended. */
export interface StoredRun {
  id: string;
  kind: 'scheduled' | 'manual' | 'command';
  dueAt: string | null;
  startedAt: string;
  finishedAt: string;
  succeeded: boolean;
  file: string | null;
  bytes: number | null;
  sha256: string | null;
  sm3: string | null;
  rows: number | null;
  /** JSON of the failure's code and its params. */
  failure: string | null;
}

/** Writes a run and its entry in the journal, as the importer: what belongs to no zone is not the application's. */
export async function saveRun(importer: Database, run: Omit<StoredRun, 'id'>): Promise<StoredRun> {
  const id = randomUUIDv7();
  await importer.transaction(noZone, async (tx) => {
    await sql`insert into backup.run
      (id, kind, due_at, started_at, finished_at, succeeded, file, bytes, sha256, sm3, row_count, failure)
      values (${id}, ${run.kind}, ${run.dueAt}, ${run.startedAt}, ${run.finishedAt}, ${run.succeeded}, ${run.file},
        ${run.bytes}, ${run.sha256}, ${run.sm3}, ${run.rows}, ${run.failure})`.execute(tx);
    const { kind, succeeded, file, bytes, sha256, sm3, rows, failure } = run;
    const after: JournalValue = { kind, succeeded, file, bytes, sha256, sm3, rows, failure };
    await recordEntry(tx, {
      zoneId: null,
      at: run.finishedAt,
      action: 'backup.writeArchive',
      actor: { kind: kind === 'command' ? 'command' : 'system', accountId: null, role: null },
      subject: { type: 'backup.run', id },
      after,
      ip: null,
      trace: null,
    });
  });
  return { id, ...run };
}

const columns = sql.raw(`id, kind, due_at as "dueAt", started_at as "startedAt", finished_at as "finishedAt", succeeded,
  file, bytes, sha256, sm3, row_count as rows, failure`);

/** The latest runs, newest first. */
export async function latestRuns(db: ZoneDb, limit: number): Promise<StoredRun[]> {
  const { rows } = await sql<StoredRun>`select ${columns} from backup.run order by started_at desc, id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** When the last good backup was begun: what happened later is not in it. */
export async function lastGoodAt(db: ZoneDb): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select max(started_at) as at from backup.run where succeeded`.execute(db);
  return rows[0]?.at ?? null;
}

/** What was done for one moment of the timetable. */
export async function dueRuns(db: ZoneDb, dueAt: string): Promise<DueRuns> {
  const { rows } = await sql<DueRuns>`
    select coalesce(bool_or(succeeded), false) as succeeded, max(finished_at) filter (where not succeeded) as "failedAt"
    from backup.run where due_at = ${dueAt}`.execute(db);
  return rows[0] ?? { succeeded: false, failedAt: null };
}

/** Leaves an entry in the journal of a restored database: from here on it is another one. */
export async function recordRestore(importer: Database, at: string, after: JournalValue): Promise<void> {
  await importer.transaction(noZone, (tx) =>
    recordEntry(tx, {
      zoneId: null,
      at,
      action: 'backup.restoreArchive',
      actor: { kind: 'command', accountId: null, role: null },
      after,
      ip: null,
      trace: null,
    }),
  );
}
