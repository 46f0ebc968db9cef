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

/** The exact product with 10^`power`; a negative power moves the point to the left. */
export function shiftDecimal({ digits, scale }: Decimal, power: number): Decimal {
  const moved = scale - power;
  return moved >= 0 ? { digits, scale: moved } : { digits: digits * 10n ** BigInt(-moved), scale: 0 };
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

/** The exact sum; of nothing it is 0. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  const digits = values.reduce((sum, value) => sum + value.digits * 10n ** BigInt(scale - value.scale), 0n);
  return { digits, scale };
}

/** Whether two decimals are the same number, whatever zeros they end in. */
export function sameDecimal(one: Decimal, other: Decimal): boolean {
  return one.digits * 10n ** BigInt(other.scale) === other.digits * 10n ** BigInt(one.scale);
}

/** `one` ÷ `other` × 10^`power`, rounded half away from zero to `scale` decimals; undefined when `other` is 0. */
export function divideDecimals(
  one: Decimal,
  other: Decimal,
  { power = 0, scale }: { power?: number; scale: number },
): Decimal | undefined {
  if (other.digits === 0n) return undefined;
  const shift = power + scale + other.scale - one.scale;
  const above = one.digits * 10n ** BigInt(Math.max(0, shift));
  const below = other.digits * 10n ** BigInt(Math.max(0, -shift));
  const negative = above < 0n !== below < 0n;
  const size = (absolute(above) * 2n + absolute(below)) / (absolute(below) * 2n);
  return { digits: negative ? -size : size, scale };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
