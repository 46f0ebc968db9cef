import { type JournalCheck, journalCheck } from '../../contract/check.ts';
import type { Query } from './query.ts';

/** A check that was made. */
export interface Checked {
  id: string;
  startedAt: string;
  finishedAt: string;
  occasion: 'schedule' | 'command';
  outcome: JournalCheck;
}

/** Keeps the outcome of a check. */
export async function addChecked(query: Query, { id, startedAt, finishedAt, ...checked }: Checked): Promise<void> {
  await query(
    'insert into journal.checked (id, started_at, finished_at, occasion, outcome) values ($1, $2, $3, $4, $5)',
    [id, startedAt, finishedAt, checked.occasion, JSON.stringify(checked.outcome)],
  );
}

/** The last check, if there was one. */
export async function lastChecked(query: Query): Promise<Checked | undefined> {
  const [row] = await query<Omit<Checked, 'outcome'> & { outcome: string }>(
    `select id, started_at as "startedAt", finished_at as "finishedAt", occasion, outcome
    from journal.checked order by finished_at desc limit 1`,
  );
  return row && { ...row, outcome: journalCheck.parse(JSON.parse(row.outcome)) };
}
