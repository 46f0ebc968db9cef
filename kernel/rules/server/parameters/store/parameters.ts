import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ParameterKind } from '../../../contract/parameter-texts.ts';
import { tables } from '../../store/tables.ts';

/** A parameter as it is stored. */
export interface StoredParameter {
  readonly id: string;
  readonly name: string;
  readonly type: ParameterKind;
  readonly scale: number;
  readonly unit: string | null;
  readonly description: string;
  readonly madeAt: string;
  readonly demonstration: boolean;
}

/** A value of a parameter as it is stored. */
export interface StoredValue {
  readonly id: string;
  readonly parameterId: string;
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
  readonly source: string;
  readonly reason: string;
  readonly knownFrom: string;
  readonly by: string | null;
}

const columns = [
  ...(['id', 'name', 'type', 'scale', 'unit', 'description', 'made_at as madeAt', 'demonstration'] as const),
] as const;
const valueColumns = [
  ...(['id', 'parameter_id as parameterId', 'value', 'valid_from as from', 'valid_to as to'] as const),
  ...(['source', 'reason', 'known_from as knownFrom', 'set_by as by'] as const),
] as const;

/** Every parameter of the zone, or those with some names, by name. */
export async function listAllParameters(db: ZoneDb, names?: readonly string[]): Promise<StoredParameter[]> {
  if (names?.length === 0) return [];
  let query = tables(db).selectFrom('rules.parameter').select(columns);
  if (names !== undefined) query = query.where('name', 'in', [...names]);
  return query.orderBy(sql`name collate "C"`).execute();
}

/** Values of parameters, those known first first. */
export async function listValues(db: ZoneDb, parameterIds: readonly string[]): Promise<StoredValue[]> {
  if (parameterIds.length === 0) return [];
  return tables(db)
    .selectFrom('rules.parameter_value')
    .select(valueColumns)
    .where('parameter_id', 'in', [...parameterIds])
    .orderBy('known_from')
    .execute();
}

/** A parameter of the zone. */
export function findParameter(db: ZoneDb, id: string): Promise<StoredParameter | undefined> {
  return tables(db).selectFrom('rules.parameter').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Adds a parameter; false where the name is taken. */
export async function addParameter(
  tx: ZoneDb,
  one: Omit<StoredParameter, 'madeAt'> & { readonly zoneId: string; readonly by: string | null; readonly at: string },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('rules.parameter')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, name: one.name, type: one.type, scale: one.scale, unit: one.unit },
      ...{ description: one.description, made_by: one.by, made_at: one.at, demonstration: one.demonstration },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Adds a value; the database refuses two of one parameter known from the same instant. */
export async function addValue(tx: ZoneDb, one: StoredValue & { readonly zoneId: string }): Promise<void> {
  await tables(tx)
    .insertInto('rules.parameter_value')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, parameter_id: one.parameterId, value: one.value },
      ...{ valid_from: one.from, valid_to: one.to, source: one.source, reason: one.reason },
      ...{ known_from: one.knownFrom, set_by: one.by },
    })
    .execute();
}

/** Which rules name a parameter, in a published version (its number) or only in the draft (null). */
export async function listReaders(
  db: ZoneDb,
): Promise<{ parameter: string; ruleId: string; rule: string; version: number | null }[]> {
  const { rows } = await sql<{ parameter: string; ruleId: string; rule: string; version: number | null }>`
    select named.parameter, one.id as "ruleId", one.name as rule, max(named.number) as version
    from rules.rule as one
    join (
      select zone_id, rule_id, number, jsonb_array_elements_text(definition -> 'parameters') as parameter
      from rules.rule_version
      union all
      select zone_id, rule_id, null, jsonb_array_elements_text(definition -> 'parameters')
      from rules.rule_draft as draft
      where revision = (select max(revision) from rules.rule_draft as last
        where last.zone_id = draft.zone_id and last.rule_id = draft.rule_id)
    ) as named on named.zone_id = one.zone_id and named.rule_id = one.id
    group by named.parameter, one.id, one.name
    order by one.name, one.id`.execute(db);
  return rows;
}
