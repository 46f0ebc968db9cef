/** Decimal text without exponent: optional minus, digits, optional fraction. */
export const decimalPattern = /^-?\d{1,30}(\.\d{1,12})?$/;

/** An exact decimal: `digits` × 10^-`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads decimal text exactly; throws RangeError on anything {@link decimalPattern} does not match. */
export function parseDecimal(text: string): Decimal {
  if (!decimalPattern.test(text)) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const [whole = '', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/** The same number with a longer or equal scale. */
function rescale({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = rescale(a, scale) - rescale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: rescale(a, scale) + rescale(b, scale), scale };
}

/** The exact product with 10^`power`; a negative power moves the point to the left. */
export function shiftDecimal({ digits, scale }: Decimal, power: number): Decimal {
  const moved = scale - power;
  return moved >= 0 ? { digits, scale: moved } : { digits: digits * 10n ** BigInt(-moved), scale: 0 };
}

/** Rounded to at most `places` after the point, halves away from zero. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  const unit = 10n ** BigInt(value.scale - places);
  const magnitude = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (magnitude + unit / 2n) / unit;
  return { digits: value.digits < 0n ? -rounded : rounded, scale: places };
}

/** Shortest text without trailing zeros after the point: `-12`, `0.5`, `1160.61`. */
export function decimalText(value: Decimal): string {
  const text = fixedText(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Text with every digit of the scale: `4.6230` stays `4.6230`. */
export function fixedText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + magnitude : `${sign}${magnitude.slice(0, -scale)}.${magnitude.slice(-scale)}`;
}

/** Decimal text for people: commas every three digits before the point and the true minus sign (U+2212). */
export function groupedText(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (negative ? '\u2212' : '') + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}
