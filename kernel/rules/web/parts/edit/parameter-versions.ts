import type { ParameterVersion } from '../../../contract/dated-parameters.ts';
import { parseNumber } from '../../../contract/feel/number.ts';
import type { Value } from '../../../contract/feel/values.ts';
import { parseDate } from '../../../contract/feel-time/parse-temporal.ts';
import type { KnownParameter } from '../../../contract/parameter-endpoints.ts';
import type { AnswerType, RuleDatum } from '../../../contract/rule-definition.ts';

/** Every value that the zone's parameters ever had, as rules read them. */
export function parameterVersions(known: readonly KnownParameter[]): ParameterVersion[] {
  return known.flatMap(({ name, type, values }) =>
    values.map(({ value, from, to, source, knownFrom }) => ({
      ...{ name, value: valueFrom(value, type), from, to, source, knownFrom },
    })),
  );
}

function valueFrom(datum: RuleDatum, type: AnswerType): Value {
  if (typeof datum !== 'string') return datum;
  if (type === 'number') return parseNumber(datum);
  return type === 'date' ? parseDate(datum) : datum;
}
