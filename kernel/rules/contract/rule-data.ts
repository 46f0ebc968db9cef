import { literalOf } from './feel/format-value.ts';
import { normalizeName } from './feel/names.ts';
import { integerOf, numberOf, parseNumber } from './feel/number.ts';
import { isKind, isList, isNumber, type Value } from './feel/values.ts';
import type { Column, ColumnType, Row } from './feel-compile/columns.ts';
import { civilFromDays } from './feel-time/civil-date.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { formatDate } from './feel-time/format-temporal.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import type { ParameterDatum } from './parameter-texts.ts';
import type { RuleDatum, RuleDefinition, RuleTerm, TermType } from './rule-definition.ts';

/** A column a term, in the order of the terms. */
export function columnsOf(definition: RuleDefinition): Column[] {
  return definition.terms.map(({ name, type }) => ({ name, type: columnType(type) }));
}

function columnType(type: TermType): ColumnType {
  if (type.is !== 'number') return { is: type.is };
  const { scale, least, most } = type;
  return { is: 'number', scale, least, most };
}

/** A datum as a row holds it: numbers as whole units of the last place, dates as days since 1970; or why it is none. */
export function unitOf(
  term: RuleTerm,
  datum: RuleDatum,
): Row[number] | { readonly refused: 'badValue' | 'notAllowed' } {
  if (datum === null) return null;
  const { type } = term;
  if (type.is === 'boolean') return typeof datum === 'boolean' ? datum : { refused: 'badValue' };
  if (typeof datum !== 'string') return { refused: 'badValue' };
  if (type.is === 'text') {
    return type.allowed === null || type.allowed.includes(datum) ? datum : { refused: 'notAllowed' };
  }
  if (type.is === 'date') {
    const date = parseDate(datum);
    return date === null || date.year < 0 || date.year > 9999 ? { refused: 'badValue' } : dayNumber(date);
  }
  const value = parseNumber(datum.trim());
  const units = value === null ? null : integerOf(value.times(`1e${type.scale}`));
  if (units === null) return { refused: 'badValue' };
  return units < type.least || units > type.most ? { refused: 'notAllowed' } : units;
}

/** What a row holds of a term, as it is kept and sent. */
export function datumOfUnit({ type }: RuleTerm, unit: Row[number]): RuleDatum {
  if (unit === null || typeof unit === 'boolean' || typeof unit === 'string') return unit;
  if (type.is === 'date') return formatDate({ kind: 'date', ...civilFromDays(unit) });
  return numberOf(unit)
    .times(`1e-${type.is === 'number' ? type.scale : 0}`)
    .toFixed();
}

/** A value of FEEL as it is kept and sent; what is no number, text, date or truth value as FEEL writes it. */
export function datumOf(value: Value): RuleDatum {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return value.toFixed();
  return isKind(value, 'date') ? formatDate(value) : literalOf(value);
}

/** A value of a parameter as it is kept and sent: a list of texts stays one. */
export function parameterDatumFrom(value: Value): ParameterDatum {
  return isList(value) && value.every((text) => typeof text === 'string') ? [...value] : datumOf(value);
}

/** What a row holds as the evaluator takes it. */
export function valueOfUnit(type: ColumnType, unit: Row[number]): Value {
  if (typeof unit !== 'number') return unit;
  if (type.is === 'date') return { kind: 'date', ...civilFromDays(unit) };
  return numberOf(unit).times(`1e-${type.is === 'number' ? type.scale : 0}`);
}

/** Data of a party as a row, and the terms whose datum counts as unknown because it is none that the term has. */
export function rowOf(
  terms: readonly RuleTerm[],
  given: Readonly<Record<string, RuleDatum>>,
): {
  readonly row: Row;
  readonly refused: readonly { readonly term: string; readonly code: 'badValue' | 'notAllowed' }[];
} {
  const spelled = new Map(Object.entries(given).map(([name, datum]) => [normalizeName(name), datum]));
  const refused: { term: string; code: 'badValue' | 'notAllowed' }[] = [];
  const row = terms.map((term): Row[number] => {
    const unit = unitOf(term, spelled.get(normalizeName(term.name)) ?? null);
    if (unit === null || typeof unit !== 'object') return unit;
    refused.push({ term: term.name, code: unit.refused });
    return null;
  });
  return { row, refused };
}
