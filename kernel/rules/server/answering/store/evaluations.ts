import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ReadDatum } from '../../../contract/rule-answer.ts';
import type { RuleSubject } from '../../../contract/rule-definition.ts';
import { tables } from '../../store/tables.ts';

/** A stored evaluation. */
export interface StoredEvaluation {
  readonly id: string;
  readonly ruleId: string;
  readonly rule: string;
  readonly subject: RuleSubject;
  readonly version: number;
  readonly partyId: string | null;
  readonly on: string;
  readonly asOf: string;
  /** Null where it is sealed. */
  readonly inputs: readonly ReadDatum[] | null;
  readonly answer: string | null;
  readonly sealed: string | null;
  readonly digest: Buffer;
  readonly reason: string | null;
  readonly by: string | null;
  readonly demonstration: boolean;
}

/** The filter of evaluations as the store takes it. */
export interface EvaluationFilter {
  readonly ruleId?: string | undefined;
  /** The party with everyone merged into it. */
  readonly partyIds?: readonly string[] | undefined;
  /** False leaves persons out. */
  readonly persons?: boolean | undefined;
  readonly version?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | null | undefined;
  /** Only those whose version names this parameter. */
  readonly parameter?: string | undefined;
}

function matching({ ruleId, partyIds, persons, version, from, to, parameter }: EvaluationFilter) {
  const wanted = [
    ...(ruleId === undefined ? [] : [sql<SqlBool>`one.rule_id = ${ruleId}`]),
    ...(partyIds === undefined ? [] : [sql<SqlBool>`one.party_id = any(${[...partyIds]}::uuid[])`]),
    ...(persons === false ? [sql<SqlBool>`rule.subject <> 'person'`] : []),
    ...(version === undefined ? [] : [sql<SqlBool>`one.version = ${version}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`one.valid_on >= ${from}::date`]),
    ...(to === undefined || to === null ? [] : [sql<SqlBool>`one.valid_on <= ${to}::date`]),
    ...(parameter === undefined
      ? []
      : [
          sql<SqlBool>`exists (select from rules.rule_version as v where v.zone_id = one.zone_id
            and v.rule_id = one.rule_id and v.number = one.version and v.definition -> 'parameters' ? ${parameter})`,
        ]),
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

const columns = sql`one.id, one.rule_id as "ruleId", rule.name as rule, rule.subject, one.version,
  one.party_id as "partyId", one.valid_on as "on", one.as_of as "asOf", one.inputs, one.answer, one.sealed, one.digest,
  one.reason, one.made_by as "by", one.demonstration`;
const source = sql`rules.evaluation as one join rules.rule on rule.zone_id = one.zone_id and rule.id = one.rule_id`;

/** Evaluations that match, the newest first. */
export async function listStored(
  db: ZoneDb,
  filter: EvaluationFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredEvaluation[]> {
  const { rows } = await sql<StoredEvaluation>`select ${columns} from ${source} where ${matching(filter)}
    order by one.made_at desc, one.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match. */
export async function countStored(db: ZoneDb, filter: EvaluationFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${source} where ${matching(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One evaluation. */
export async function findStored(db: ZoneDb, id: string): Promise<StoredEvaluation | undefined> {
  const { rows } = await sql<StoredEvaluation>`select ${columns} from ${source} where one.id = ${id}`.execute(db);
  return rows[0];
}

/** An evaluation to be kept. */
export interface NewEvaluation extends Omit<StoredEvaluation, 'rule' | 'subject'> {
  readonly zoneId: string;
  readonly at: string;
}

/** Keeps an evaluation. */
export async function addEvaluation(tx: ZoneDb, one: NewEvaluation): Promise<void> {
  await tables(tx)
    .insertInto('rules.evaluation')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, rule_id: one.ruleId, version: one.version, party_id: one.partyId },
      ...{ valid_on: one.on, as_of: one.asOf, answer: one.answer, sealed: one.sealed, digest: one.digest },
      inputs: one.inputs === null ? null : JSON.stringify(one.inputs),
      ...{ reason: one.reason, made_by: one.by, made_at: one.at, demonstration: one.demonstration },
    })
    .execute();
}

/** Kind and state of a party. */
export function findParty(db: ZoneDb, id: string): Promise<{ kind: string; state: string } | undefined> {
  return tables(db).selectFrom('parties.party').select(['kind', 'state']).where('id', '=', id).executeTakeFirst();
}

/** Names of parties that the register of names has; a person has none there. */
export async function namesOfParties(db: ZoneDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('parties.party_name')
    .select(['party_id as id', 'name'])
    .where('kind', '=', 'current')
    .where('party_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
