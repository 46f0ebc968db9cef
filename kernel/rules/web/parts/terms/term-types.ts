import { asciiOf, readWritten } from '../../../contract/explain-mistake-written.ts';
import type { TermType } from '../../../contract/rule-definition.ts';

/** A number of whole units of the last place as people write it: 1234 with two places is 12.34. */
export function decimalOf(units: number, scale: number): string {
  const sign = units < 0 ? '-' : '';
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${sign}${digits}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** Whole units of the last place of what somebody wrote, as documents write it too (１００万, 3 亿元); undefined when it is no such number. */
export function unitsOf(written: string, scale: number): number | undefined {
  const found = /^(-?)(\d+)(?:\.(\d*))?$/u.exec(plainOf(written));
  if (found === null) return undefined;
  const [, sign, whole = '', rest = ''] = found;
  if (rest.length > scale && /[1-9]/u.test(rest.slice(scale))) return undefined;
  const units = Number(`${whole}${rest.slice(0, scale).padEnd(scale, '0')}`);
  if (!Number.isSafeInteger(units)) return undefined;
  return sign === '' || units === 0 ? units : -units;
}

function plainOf(written: string): string {
  const plain = asciiOf(written.trim()).replace(/[,\s]/gu, '');
  const digits = plain.replace(/^-/, '');
  const read = readWritten(digits, 0);
  const isNumber = read?.is === 'multiple' || read?.is === 'unit';
  return isNumber && read.length === digits.length ? plain.replace(digits, read.insert) : plain;
}

/** The same range with another number of places; what no whole number holds is cut to what one does. */
export function withScale(type: Extract<TermType, { is: 'number' }>, scale: number): TermType {
  const moved = (units: number) => {
    const times = 10 ** (scale - type.scale);
    return Math.max(-mostUnits, Math.min(mostUnits, Math.trunc(units * times)));
  };
  return { ...type, scale, least: moved(type.least), most: moved(type.most) };
}

/** Fifteen digits: every whole number up to it is exact. */
const mostUnits = 999_999_999_999_999;

/** A term's type when it is first chosen. */
export function freshType(is: TermType['is']): TermType {
  if (is === 'number') return { is, scale: 0, least: 0, most: 1_000_000, unit: null };
  return is === 'text' ? { is, allowed: null } : { is };
}
