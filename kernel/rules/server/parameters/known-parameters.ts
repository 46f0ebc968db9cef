import type { ZoneDb } from '#platform/db/server/database.ts';
import type { KnownParameter } from '../../contract/parameter-endpoints.ts';
import { parameterDatumOf } from '../../contract/parameter-texts.ts';
import { listAllParameters, listValues, type StoredValue } from './store/parameters.ts';

/** Parameters with all their values: every one of the zone, or those with some names. */
export async function knownParameters(db: ZoneDb, names?: readonly string[]): Promise<KnownParameter[]> {
  const found = await listAllParameters(db, names);
  const values = await listValues(
    db,
    found.map(({ id }) => id),
  );
  const byParameter = Map.groupBy(values, ({ parameterId }) => parameterId);
  return found.map(({ id, name, type, scale, unit }) => ({
    ...{ id, name, type, scale, unit },
    values: (byParameter.get(id) ?? []).map((one) => contractValueOf(one, type)),
  }));
}

/** A stored value as the contract says it. */
export function contractValueOf(
  { value, from, to, source, knownFrom }: StoredValue,
  type: KnownParameter['type'],
): KnownParameter['values'][number] {
  return { value: parameterDatumOf(value, type), from, to, source, knownFrom };
}
