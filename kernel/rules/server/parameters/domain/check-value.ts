import { parseNumber } from '../../../contract/feel/number.ts';
import { parseDate } from '../../../contract/feel-time/parse-temporal.ts';
import { type ParameterDatum, type ParameterKind, storedTexts } from '../../../contract/parameter-texts.ts';

/** A value as it is stored, or null where it does not have the type: a number with more places than `scale` does not. */
export function storedText(
  value: ParameterDatum,
  { type, scale }: { type: ParameterKind; scale: number },
): string | null {
  if (type === 'texts') return storedTexts(value);
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : null;
  if (typeof value !== 'string') return null;
  if (type === 'date') return parseDate(value) === null ? null : value;
  if (type === 'text') return value.trim() === '' ? null : value;
  if (!/^-?\d{1,20}(\.\d{1,6})?$/.test(value)) return null;
  const number = parseNumber(value);
  return number === null || number.decimalPlaces() > scale ? null : value;
}
