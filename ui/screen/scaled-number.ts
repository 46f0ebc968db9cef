import {
  type Decimal,
  divideDecimals,
  fixedText,
  groupedText,
  parseDecimal,
} from '#kernel/indicators/contract/decimal.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

/** The one size in which the numbers of a tile are shown. */
export interface Scale {
  /** Numbers are divided by 10 to this power. */
  readonly power: 0 | 4 | 6 | 8;
  /** Decimals that are shown. */
  readonly decimals: number;
  /** Key of the size among ui's texts, `yi`, `wan`, `million`; empty for none. */
  readonly size: '' | 'yi' | 'wan' | 'million';
}

const sizes = {
  'zh-CN': [
    { power: 8, size: 'yi' },
    { power: 4, size: 'wan' },
  ],
  en: [{ power: 6, size: 'million' }],
} as const;

const one: Decimal = { digits: 1n, scale: 0 };

/** Further digits that a count of ten thousands keeps before it is shown in that size; money is at once. */
const spare = (unit: string, power: number) => (unit === 'yuan' || power === 8 ? 0 : 2);

/** The size for numbers that are compared, by the largest of them; ratios keep one decimal, money two, counts none. */
export function scaleOf(values: readonly string[], unit: string, locale: Locale): Scale {
  const digits = Math.max(0, ...values.map((value) => value.replace('-', '').split('.')[0]?.length ?? 0));
  const found = sizes[locale].find(({ power }) => digits > power + spare(unit, power));
  if (found !== undefined) return { ...found, decimals: 2 };
  const printed = Math.max(0, ...values.map((value) => value.split('.')[1]?.replace(/0+$/, '').length ?? 0));
  const ratio = unit === 'percent' || unit === 'percentage_point';
  return { power: 0, size: '', decimals: ratio ? 1 : Math.min(printed, 2) };
}

/** An exact number as a screen shows it: in the size, rounded half away from zero; the exact one stands in the card. */
export function scaledText(value: string, { power, decimals }: Scale): string {
  const rounded = divideDecimals(parseDecimal(value), one, { power: -power, scale: decimals });
  return groupedText(fixedText(rounded ?? one));
}

/** For drawing only: the place of a value on an axis, never a figure that is read. */
export function drawnNumber(value: string | null): number | undefined {
  return value === null ? undefined : Number(value);
}
