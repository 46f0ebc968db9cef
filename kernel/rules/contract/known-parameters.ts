import type { ParameterVersion } from './dated-parameters.ts';
import { parseNumber } from './feel/number.ts';
import type { Value } from './feel/values.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import type { KnownParameter } from './parameter-endpoints.ts';
import type { ParameterDatum, ParameterKind } from './parameter-texts.ts';

/** Every value that the zone's parameters ever had, as rules read them. */
export function parameterVersions(
  known: readonly Pick<KnownParameter, 'name' | 'type' | 'values'>[],
): ParameterVersion[] {
  return known.flatMap(({ name, type, values }) =>
    values.map(({ value, from, to, source, knownFrom }) => ({
      ...{ name, value: readDatum(value, type), from, to, source, knownFrom },
    })),
  );
}

/** A datum as rules read it; null where it is none of its type. */
export function readDatum(datum: ParameterDatum, type: ParameterKind): Value {
  if (Array.isArray(datum)) return type === 'texts' ? datum : null;
  if (typeof datum === 'boolean') return type === 'boolean' ? datum : null;
  if (datum === null || type === 'boolean' || type === 'texts') return null;
  if (type === 'number') return parseNumber(datum);
  return type === 'date' ? parseDate(datum) : datum;
}
