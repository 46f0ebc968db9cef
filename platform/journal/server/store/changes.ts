import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** How far somebody has read the journal of a zone. */
export interface JournalCursor {
  readonly xid: string;
  readonly position: number;
}

/** The end of what is committed for certain: every entry that comes later stands behind it. */
export async function journalEnd(db: ZoneDb): Promise<JournalCursor> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]?.xid ?? '0', position: 0 };
}

/**
 * Types of the subjects that changed in the zone of the connection since the cursor, and the cursor behind them. Reads
 * only below the oldest open transaction: a late commit with a lower number is thereby never passed over.
 */
export async function changesSince(
  db: ZoneDb,
  { xid, position }: JournalCursor,
): Promise<{ types: string[]; cursor: JournalCursor }> {
  const { rows } = await sql<{ type: string | null; xid: string; position: number }>`
    select distinct on (e.subject_type) e.subject_type as type, e.xid::text as xid, e.position
    from journal.entry e
    where (e.xid, e.position) > (${xid}::xid8, ${position}::bigint)
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.subject_type, e.xid desc, e.position desc`.execute(db);
  const last = rows.reduce<JournalCursor>(
    (most, row) => (isBehind(row, most) ? { xid: row.xid, position: row.position } : most),
    { xid, position },
  );
  return { types: rows.flatMap(({ type }) => (type === null ? [] : [type])), cursor: last };
}

function isBehind(one: JournalCursor, other: JournalCursor): boolean {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  return a === b ? one.position > other.position : a > b;
}
