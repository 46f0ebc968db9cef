import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DuplicateKind, DuplicateState } from '../../../contract/duplicate.ts';
import type { DuplicatePair } from '../../../contract/duplicate-endpoints.ts';
import type { ProposedPair } from '../domain/propose-pairs.ts';
import { tableOf } from './register.ts';

/** A pair with what was compared, so that a change is seen. */
export type ComparedPair = ProposedPair & { compared: string };

/**
 * Keeps what was proposed of a kind: new pairs, new scores of open ones; a pair that was decided comes back only when a name or code has
 * changed since. Open pairs that are not proposed any more go. Returns how many are new.
 */
export async function keepProposals(
  tx: ZoneDb,
  { zoneId, at, kind }: { zoneId: string; at: string; kind: DuplicateKind },
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
  await sql`delete from parties.duplicate as known where state = 'open' and ${ofKind(kind, 'known')} and not exists (
    select from unnest(${column('leftId')}::uuid[], ${column('rightId')}::uuid[]) as made(left_id, right_id)
    where made.left_id = known.left_id and made.right_id = known.right_id)`.execute(tx);
  return rows.filter((row) => row.added).length;
}

function ofKind(kind: DuplicateKind, table: string) {
  return sql`exists (select from parties.party where party.id = ${sql.ref(`${table}.left_id`)} and party.kind = ${kind})`;
}

/** How many pairs there are of each kind and state. */
export async function countPairs(db: ZoneDb): Promise<Record<DuplicateKind, Record<DuplicateState, number>>> {
  const { rows } = await sql<{ kind: DuplicateKind; state: DuplicateState; count: number }>`
    select party.kind, one.state, count(*) as count from parties.duplicate as one
    join parties.party as party on party.zone_id = one.zone_id and party.id = one.left_id group by 1, 2`.execute(db);
  const counts = {
    firm: { open: 0, apart: 0, merged: 0 },
    institution: { open: 0, apart: 0, merged: 0 },
  };
  for (const { kind, state, count } of rows) counts[kind][state] = count;
  return counts;
}

/** Pairs of one kind and state, likeliest first. */
export async function listPairs(
  db: ZoneDb,
  { kind, state }: { kind: DuplicateKind; state: DuplicateState },
  { limit, offset }: { limit: number; offset: number },
): Promise<DuplicatePair[]> {
  const side = (
    table: string,
  ) => sql`json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)},
    'socialCreditCode', ${sql.ref(`${table}.social_credit_code`)}, 'address', ${sql.ref(`${table}.address`)})`;
  const { rows } = await sql<DuplicatePair>`
    select one.id, ${kind}::text as kind, one.score, one.reasons, one.state, one.proposed_at as "proposedAt", one.decided_at as "decidedAt",
      one.decision_reason as "decisionReason", account.display_name as "decidedBy",
      ${side('l')} as left, ${side('r')} as right
    from parties.duplicate as one
    join ${sql.table(tableOf[kind])} as l on l.zone_id = one.zone_id and l.id = one.left_id
    join ${sql.table(tableOf[kind])} as r on r.zone_id = one.zone_id and r.id = one.right_id
    left join auth.account as account on account.zone_id = one.zone_id and account.id = one.decided_by
    where one.state = ${state} order by one.score desc, one.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** A pair as a decision needs it. */
export interface LockedPair {
  id: string;
  kind: DuplicateKind;
  state: DuplicateState;
  leftId: string;
  rightId: string;
}

/** A pair, locked until the transaction ends. */
export async function lockPair(tx: ZoneDb, id: string): Promise<LockedPair | undefined> {
  const { rows } = await sql<LockedPair>`
    select one.id, party.kind, one.state, one.left_id as "leftId", one.right_id as "rightId" from parties.duplicate as one
    join parties.party as party on party.zone_id = one.zone_id and party.id = one.left_id
    where one.id = ${id} for update of one`.execute(tx);
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
