import { sql } from 'kysely';
import { type ParameterKind, parameterDatumOf } from '#kernel/rules/contract/parameter-texts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormParameter, FormStatus } from '../../contract/form.ts';
import { tables } from './tables.ts';

/** Parameters in force on a day as they are known now, by name; of all, or of those named. */
export async function parametersInForce(
  db: ZoneDb,
  { on, names }: { on: string; names?: readonly string[] },
): Promise<FormParameter[]> {
  if (names?.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('rules.parameter_value as one')
    .innerJoin('rules.parameter as parameter', (join) =>
      join.onRef('parameter.zone_id', '=', 'one.zone_id').onRef('parameter.id', '=', 'one.parameter_id'),
    )
    .where('one.valid_from', '<=', on)
    .where((make) => make.or([make('one.valid_to', 'is', null), make('one.valid_to', '>=', on)]))
    .$if(names !== undefined, (query) => query.where('parameter.name', 'in', [...(names ?? [])]))
    .distinctOn('parameter.name')
    .select([
      'parameter.name',
      'parameter.type',
      'one.value',
      'one.valid_from as since',
      'one.valid_to as until',
      'one.source',
    ])
    .orderBy('parameter.name')
    .orderBy('one.known_from', 'desc')
    .orderBy('one.valid_from', 'desc')
    .execute();
  return rows.map(({ type: stored, value, ...row }) => {
    const type = stored as ParameterKind;
    return { ...row, type, value: parameterDatumOf(value, type) };
  });
}

/** Every parameter of the zone by name, whether it has a value or not. */
export async function namesOfParameters(db: ZoneDb): Promise<string[]> {
  const rows = await tables(db).selectFrom('rules.parameter').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

/** Which of these qualifications a party has on a day, and until when; `ids` are the party and everyone merged into it. */
export async function statusesHeld(
  db: ZoneDb,
  { ids, on, names }: { ids: readonly string[]; on: string; names: readonly string[] },
): Promise<FormStatus[]> {
  if (names.length === 0) return [];
  const rows =
    ids.length === 0
      ? []
      : await tables(db)
          .selectFrom('rules.status as one')
          .leftJoin('rules.status_revocation as revoked', (join) =>
            join.onRef('revoked.zone_id', '=', 'one.zone_id').onRef('revoked.status_id', '=', 'one.id'),
          )
          .where('one.party_id', 'in', [...ids])
          .where('one.status', 'in', [...names])
          .where('one.since', '<=', on)
          .where((make) => make.or([make('one.until', 'is', null), make('one.until', '>=', on)]))
          .where((make) => make.or([make('revoked.valid_from', 'is', null), make('revoked.valid_from', '>', on)]))
          .select(['one.status as name', 'one.until'])
          .orderBy(sql`one.until desc nulls first`)
          .execute();
  return names.map((name) => {
    const found = rows.find((row) => row.name === name);
    return { name, held: found !== undefined, until: found?.until ?? null };
  });
}

/** Names of qualifications that the zone has granted. */
export async function namesOfStatuses(db: ZoneDb): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('rules.status')
    .select('status')
    .distinct()
    .orderBy('status')
    .limit(200)
    .execute();
  return rows.map(({ status }) => status);
}
