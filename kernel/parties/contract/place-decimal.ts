import { z } from 'zod';

/** An area in m² as exact decimal text: up to twelve digits, at most two decimals, more than nothing; kept with two. */
export const areaText = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)
  .refine((text) => /[1-9]/.test(text))
  .transform(twoDecimals);

/** A plot ratio 容积率 as exact decimal text, at most 999.99. */
export const plotRatioText = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform(twoDecimals);

/** Longitude in decimal degrees, CGCS2000 (which WGS-84 equals at six decimals), east positive, -180 to 180. */
export const longitudeText = degrees(180);

/** Latitude in decimal degrees, CGCS2000 (which WGS-84 equals at six decimals), north positive, -90 to 90. */
export const latitudeText = degrees(90);

function degrees(limit: number) {
  return z
    .string()
    .trim()
    .regex(/^-?\d{1,3}(\.\d{1,6})?$/)
    .refine((text) => Math.abs(Number(text)) <= limit)
    .transform(sixDecimals);
}

// As the database gives them back, so that what was typed otherwise is not taken for another value.
function twoDecimals(text: string): string {
  return textOfHundredths(hundredthsOf(text));
}

function sixDecimals(text: string): string {
  const [whole = '0', rest = ''] = text.replace('-', '').split('.');
  const plain = `${BigInt(whole)}.${rest.padEnd(6, '0')}`;
  return text.startsWith('-') && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/** Hundredths of a decimal text with at most two decimals, exact whatever its length. */
export function hundredthsOf(text: string): bigint {
  const [whole = '0', rest = ''] = text.split('.');
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2));
}

/** The decimal text of a number of hundredths, always with two decimals; the inverse of {@link hundredthsOf}. */
export function textOfHundredths(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sum of decimal texts with two decimals; null counts as nothing. */
export function sumOfAreas(areas: readonly (string | null)[]): string {
  return textOfHundredths(areas.reduce((sum, area) => sum + (area === null ? 0n : hundredthsOf(area)), 0n));
}

/** An area of m² in 亩 (1 亩 = 2,000/3 m²), rounded half up to two decimals. */
export function muOfArea(area: string): string {
  // Hundredths of m² × 3 ÷ 2,000, doubled on both sides so that the half is whole.
  return textOfHundredths((hundredthsOf(area) * 3n * 2n + 2_000n) / 4_000n);
}
