import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ParameterDatum, ParameterKind } from '../../contract/parameter-texts.ts';
import { valueOn } from './domain/counting-values.ts';
import { contractValueOf } from './known-parameters.ts';
import { listAllParameters, listValues } from './store/parameters.ts';

/** A parameter with the value that counts on a day, as known now; days are `YYYY-MM-DD`. */
export interface ParameterInForce {
  readonly name: string;
  readonly type: ParameterKind;
  readonly value: ParameterDatum;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
}

/** Parameters that have a value on a day, by name: of all of the zone, or of those named. */
export async function parametersInForce(
  db: ZoneDb,
  { on, names }: { on: string; names?: readonly string[] },
): Promise<ParameterInForce[]> {
  const found = await listAllParameters(db, names);
  const values = Map.groupBy(
    await listValues(
      db,
      found.map(({ id }) => id),
    ),
    ({ parameterId }) => parameterId,
  );
  return found.flatMap(({ id, name, type }) => {
    const one = valueOn(values.get(id) ?? [], on);
    if (one === null) return [];
    const { value, from, to, source } = contractValueOf(one, type);
    return { name, type, value, since: from, until: to, source };
  });
}

/** Names of all parameters of the zone, whether they have a value or not. */
export async function namesOfParameters(db: ZoneDb): Promise<string[]> {
  return (await listAllParameters(db)).map(({ name }) => name);
}
