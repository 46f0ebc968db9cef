import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RunInput, RunOutcomeHead } from '../domain/layout.ts';

/** A run as it is stored. */
export interface StoredRun {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly on: string;
  readonly asOf: string;
  readonly rules: { id: string; name: string; version: number }[];
  readonly inputs: RunInput[];
  readonly outcomes: RunOutcomeHead[];
  readonly took: { reading: number; answering: number; storing: number } | null;
  readonly parties: number;
  readonly done: number;
  readonly by: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly demonstration: boolean;
}

const columns = sql`id, state, valid_on as "on", as_of as "asOf", rules, inputs, outcomes, took, parties, done,
  made_by as "by", made_at as "startedAt", ended_at as "endedAt", demonstration`;

/** Standing firms of the zone, in one order everywhere. */
export async function listStandingFirms(db: ZoneDb, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from parties.party
    where kind = 'firm' and state = 'standing' order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Has the database end each further statement of a transaction that takes longer than so many milliseconds, one at least. */
export async function limitStatements(tx: ZoneDb, milliseconds: number): Promise<void> {
  const most = `${Math.max(1, Math.ceil(milliseconds))}ms`;
  await sql`select set_config('statement_timeout', ${most}, true)`.execute(tx);
}

/** Whether the database ended a statement (SQLSTATE 57014). */
export function wasCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

/** Runs, the newest first. */
export async function listStored(
  db: ZoneDb,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredRun[]> {
  const { rows } = await sql<StoredRun>`select ${columns} from rules.run order by made_at desc, id desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many runs there are. */
export async function countStored(db: ZoneDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from rules.run`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One run. */
export async function findStored(db: ZoneDb, id: string): Promise<StoredRun | undefined> {
  const { rows } = await sql<StoredRun>`select ${columns} from rules.run where id = ${id}`.execute(db);
  return rows[0];
}

/** Facts that the rules of a run read, by the rule, in the versions with which they ran. */
export async function factsRead(
  db: ZoneDb,
  rules: StoredRun['rules'],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = { ids: rules.map(({ id }) => id), numbers: rules.map(({ version }) => version) };
  const { rows } = await sql<{ ruleId: string; fact: string }>`
    select distinct v.rule_id as "ruleId", term ->> 'fact' as fact
    from unnest(${wanted.ids}::uuid[], ${wanted.numbers}::int[]) as one (rule_id, number)
    join rules.rule_version as v on v.rule_id = one.rule_id and v.number = one.number
    cross join lateral jsonb_array_elements(v.definition -> 'terms') as term
    where term ->> 'fact' is not null`.execute(db);
  const byRule = Map.groupBy(rows, ({ ruleId }) => ruleId);
  return new Map([...byRule].map(([ruleId, read]) => [ruleId, read.map(({ fact }) => fact)]));
}

/** Adds a run that waits. */
export async function addRun(
  tx: ZoneDb,
  one: Pick<StoredRun, 'id' | 'on' | 'asOf' | 'rules' | 'by' | 'startedAt' | 'demonstration' | 'parties'> & {
    readonly zoneId: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await sql`insert into rules.run (zone_id, id, valid_on, as_of, rules, parties, reason, made_by, made_at, demonstration)
    values (${one.zoneId}, ${one.id}, ${one.on}, ${one.asOf}, ${JSON.stringify(one.rules)}, ${one.parties}, ${one.reason},
      ${one.by}, ${one.startedAt}, ${one.demonstration})`.execute(tx);
}

/** Begins a run that waits; false where it does not wait any more. */
export async function beginRun(
  tx: ZoneDb,
  id: string,
  { inputs, outcomes, parties }: Pick<StoredRun, 'inputs' | 'outcomes' | 'parties'>,
): Promise<boolean> {
  const { rows } = await sql`update rules.run set state = 'running', inputs = ${JSON.stringify(inputs)},
    outcomes = ${JSON.stringify(outcomes)}, parties = ${parties} where id = ${id} and state = 'waiting'
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Says how far a run is. */
export async function noteProgress(tx: ZoneDb, id: string, done: number): Promise<void> {
  await sql`update rules.run set done = ${done} where id = ${id}`.execute(tx);
}

/** Ends a run. */
export async function endRun(
  tx: ZoneDb,
  id: string,
  { state, at, took }: { state: 'done' | 'failed'; at: string; took: StoredRun['took'] },
): Promise<void> {
  await sql`update rules.run set state = ${state}, ended_at = ${at}, took = ${took === null ? null : JSON.stringify(took)}
    where id = ${id} and state in ('waiting', 'running')`.execute(tx);
}

/** Ends as failed what was ordered before an instant and is not over; their ids. */
export async function endRunsBefore(
  tx: ZoneDb,
  { before, at }: { before: string; at: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`update rules.run set state = 'failed', ended_at = ${at}
    where state in ('waiting', 'running') and made_at < ${before} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Rows of results as texts that PostgreSQL reads: arrays in its notation, marks as hex. */
export interface ResultRows {
  readonly partyIds: readonly string[];
  readonly inputs: readonly string[];
  readonly answers: readonly string[];
  readonly marks: readonly string[];
  readonly long: readonly (string | null)[];
}

/** Adds results of many parties in one statement. */
export async function addResults(
  tx: ZoneDb,
  { zoneId, runId, demonstration = false }: { zoneId: string; runId: string; demonstration?: boolean },
  rows: ResultRows,
): Promise<void> {
  await sql`insert into rules.run_result (zone_id, run_id, party_id, inputs, answers, marks, long_answers,
      demonstration)
    select ${zoneId}::uuid, ${runId}::uuid, one.party, one.inputs::bigint[], one.answers::bigint[],
      decode(one.marks, 'hex'), one.long::text[], ${demonstration}
    from unnest(${[...rows.partyIds]}::uuid[], ${[...rows.inputs]}::text[], ${[...rows.answers]}::text[],
      ${[...rows.marks]}::text[], ${[...rows.long]}::text[]) as one (party, inputs, answers, marks, long)`.execute(tx);
}

/** Which parties of a run. */
export interface ResultFilter {
  readonly q?: string | undefined;
  /** Place of the outcome that is looked at, counted from 0. */
  readonly place: number;
  readonly marks: readonly number[];
  /** Kept value, for a grade. */
  readonly value?: number | undefined;
}

/** A party's row of a run. */
export interface StoredResult {
  readonly partyId: string;
  readonly name: string;
  readonly code: string | null;
  readonly inputs: (number | null)[];
  readonly answers: (number | null)[];
  readonly marks: Buffer;
  readonly long: (string | null)[] | null;
}

const source = sql`rules.run_result as one
  join parties.firm on firm.zone_id = one.zone_id and firm.id = one.party_id`;
// Whole numbers of an array come as texts: they are read as numbers below 2^53, which is what was put in.
const resultColumns = sql`one.party_id as "partyId", firm.name, firm.social_credit_code as code,
  to_json(one.inputs) as inputs, to_json(one.answers) as answers, one.marks, one.long_answers as long`;

function matching(runId: string, { q, place, marks, value }: ResultFilter) {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return sql.join(
    [
      sql<SqlBool>`one.run_id = ${runId}`,
      ...(q ? [sql<SqlBool>`firm.name ilike ${like}`] : []),
      ...(marks.length > 0 ? [sql<SqlBool>`get_byte(one.marks, ${place}::int) = any(${[...marks]}::int[])`] : []),
      ...(value === undefined ? [] : [sql<SqlBool>`one.answers[${place + 1}::int] = ${value}::bigint`]),
    ],
    sql` and `,
  );
}

/** Parties of a run that match, by name. */
export async function listResults(
  db: ZoneDb,
  { runId, filter }: { runId: string; filter: ResultFilter },
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredResult[]> {
  const { rows } = await sql<StoredResult>`select ${resultColumns} from ${source} where ${matching(runId, filter)}
    order by firm.name, one.party_id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match. */
export async function countResults(db: ZoneDb, runId: string, filter: ResultFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${source} where ${matching(runId, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One party's row of a run. */
export async function findResult(db: ZoneDb, runId: string, partyId: string): Promise<StoredResult | undefined> {
  const { rows } = await sql<StoredResult>`select ${resultColumns} from ${source}
    where one.run_id = ${runId} and one.party_id = ${partyId}`.execute(db);
  return rows[0];
}
