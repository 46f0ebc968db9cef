import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DuplicateState } from '../../../contract/duplicate.ts';
import type { DuplicatePair } from '../../../contract/duplicate-endpoints.ts';
import type { ProposedPair } from '../domain/propose-pairs.ts';

/** A pair with what was compared, so that a change is seen. */
export type ComparedPair = ProposedPair & { compared: string };

/**
 * Keeps what was proposed: new pairs, new scores of open ones; a pair that was decided comes back only when a name or code has
 * changed since. Open pairs that are not proposed any more go. Returns how many are new.
 */
export async function keepProposals(
  tx: ZoneDb,
  { zoneId, at }: { zoneId: string; at: string },
  pairs: readonly ComparedPair[],
): Promise<number> {
  const column = <K extends keyof ComparedPair>(key: K) => pairs.map((pair) => pair[key]);
  const { rows } = await sql<{ added: boolean }>`
    insert into parties.duplicate as known (zone_id, id, left_id, right_id, score, reasons, compared, proposed_at)
    select ${zoneId}::uuid, made.id, made.left_id, made.right_id, made.score, made.reasons::jsonb, made.compared,
      ${at}::timestamptz
    from unnest(${pairs.map(() => randomUUIDv7())}::uuid[], ${column('leftId')}::uuid[], ${column('rightId')}::uuid[],
      ${column('score')}::smallint[], ${pairs.map((pair) => JSON.stringify(pair.reasons))}::text[],
      ${column('compared')}::text[]) as made(id, left_id, right_id, score, reasons, compared)
    on conflict (zone_id, left_id, right_id) do update
      set score = excluded.score, reasons = excluded.reasons, compared = excluded.compared, state = 'open',
        decided_by = null, decided_at = null, decision_reason = null,
        proposed_at = case when known.state = 'open' then known.proposed_at else excluded.proposed_at end
      where known.state = 'open' or known.compared <> excluded.compared
    returning xmax = 0 as added`.execute(tx);
  await sql`delete from parties.duplicate as known where state = 'open' and not exists (
    select from unnest(${column('leftId')}::uuid[], ${column('rightId')}::uuid[]) as made(left_id, right_id)
    where made.left_id = known.left_id and made.right_id = known.right_id)`.execute(tx);
  return rows.filter((row) => row.added).length;
}

/** How many pairs there are of each state. */
export async function countPairs(db: ZoneDb): Promise<Record<DuplicateState, number>> {
  const { rows } = await sql<{ state: DuplicateState; count: number }>`select state, count(*) as count
    from parties.duplicate group by state`.execute(db);
  return { open: 0, apart: 0, merged: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** Pairs of one state, likeliest first. */
export async function listPairs(
  db: ZoneDb,
  state: DuplicateState,
  { limit, offset }: { limit: number; offset: number },
): Promise<DuplicatePair[]> {
  const side = (
    table: string,
  ) => sql`json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)},
    'socialCreditCode', ${sql.ref(`${table}.social_credit_code`)}, 'address', ${sql.ref(`${table}.address`)})`;
  const { rows } = await sql<DuplicatePair>`
    select one.id, one.score, one.reasons, one.state, one.proposed_at as "proposedAt", one.decided_at as "decidedAt",
      one.decision_reason as "decisionReason", account.display_name as "decidedBy",
      ${side('l')} as left, ${side('r')} as right
    from parties.duplicate as one
    join parties.firm as l on l.zone_id = one.zone_id and l.id = one.left_id
    join parties.firm as r on r.zone_id = one.zone_id and r.id = one.right_id
    left join auth.account as account on account.zone_id = one.zone_id and account.id = one.decided_by
    where one.state = ${state} order by one.score desc, one.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** A pair, locked until the transaction ends. */
export async function lockPair(
  tx: ZoneDb,
  id: string,
): Promise<{ id: string; state: DuplicateState; leftId: string; rightId: string } | undefined> {
  const { rows } = await sql<{ id: string; state: DuplicateState; leftId: string; rightId: string }>`
    select id, state, left_id as "leftId", right_id as "rightId" from parties.duplicate where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

/** Who decided, when and why. */
export interface Decision {
  accountId: string;
  at: string;
  reason: string;
}

/** Decides about a pair. */
export async function decidePair(tx: ZoneDb, id: string, state: 'apart' | 'merged', by: Decision): Promise<void> {
  await sql`update parties.duplicate set state = ${state}, decided_by = ${by.accountId}, decided_at = ${by.at},
    decision_reason = ${by.reason} where id = ${id}`.execute(tx);
}

/** Two parties, in no order. */
interface Pair {
  one: string;
  other: string;
}

/** After a merge: the pair is decided, and what else was open about the party that went goes with it. */
export async function markPairMerged(tx: ZoneDb, { one, other }: Pair, by: Decision): Promise<void> {
  await markPair(tx, { one, other }, { state: 'merged', ...by });
  await sql`delete from parties.duplicate where state = 'open' and ${other} in (left_id, right_id)`.execute(tx);
}

/** After a merge was undone: the two are known to be two. */
export function markPairApart(tx: ZoneDb, pair: Pair, by: Decision): Promise<void> {
  return markPair(tx, pair, { state: 'apart', ...by });
}

async function markPair(tx: ZoneDb, { one, other }: Pair, by: Decision & { state: 'apart' | 'merged' }): Promise<void> {
  await sql`update parties.duplicate set state = ${by.state}, decided_by = ${by.accountId}, decided_at = ${by.at},
    decision_reason = ${by.reason}
    where left_id = least(${one}::uuid, ${other}::uuid) and right_id = greatest(${one}::uuid, ${other}::uuid)`.execute(
    tx,
  );
}
