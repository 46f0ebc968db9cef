import {
  decimalText,
  divideDecimals,
  groupedText,
  parseDecimal,
  shiftDecimal,
} from '#kernel/indicators/contract/decimal.ts';
import type { Figure } from '#kernel/indicators/contract/figure.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

/** A figure in words: what stands before the number, the number, its unit and what stands after it, and all in one line. */
export interface FigureWords {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  readonly whole: string;
}

/** Texts that a figure needs. */
export interface FigureTexts {
  /** A number with its unit, in the order of the language. */
  amount(value: string, unit: string): string;
  /** The bound in words around a number with its unit. */
  bound(id: string, amount: string): string;
}

/** Sizes in which money is shown; an amount keeps every printed digit whatever its size. */
const sizes = {
  'zh-CN': [
    { digits: 9, power: 8, unit: 'yuan_yi' },
    { digits: 5, power: 4, unit: 'yuan_wan' },
  ],
  en: [{ digits: 7, power: 6, unit: 'yuan_million' }],
} as const;

function sizeOf({ value, unit }: Pick<Figure, 'value' | 'unit'>, locale: Locale) {
  const digits = value?.replace('-', '').split('.')[0]?.length ?? 0;
  return unit === 'yuan' ? sizes[locale].find((each) => digits >= each.digits) : undefined;
}

function scaled({ value, unit }: Figure, locale: Locale): { value: string; unit: string } {
  const exact = parseDecimal(value ?? '0');
  const size = sizeOf({ value, unit }, locale);
  if (size === undefined) return { value: decimalText(exact), unit };
  return { value: decimalText(shiftDecimal(exact, -size.power)), unit: size.unit };
}

/** The same amount of money with two decimals in its size, rounded half away from zero; the exact one stands in the card. */
export function roundedMoney(figure: Figure, locale: Locale): Figure {
  const size = sizeOf(figure, locale);
  if (size === undefined || figure.value === null) return figure;
  const short = divideDecimals(parseDecimal(figure.value), { digits: 1n, scale: 0 }, { power: -size.power, scale: 2 });
  return short === undefined ? figure : { ...figure, value: decimalText(shiftDecimal(short, size.power)) };
}

/** A percent sign stands close to its number, every other unit after a space that does not break. */
export function withUnit(value: string, unit: string): string {
  return unit === '' || unit.startsWith('%') ? `${value}${unit}` : `${value}\u00a0${unit}`;
}

/** Stands for the number while the language puts its words around it. */
const place = '\uE000';

/** Puts a figure into words; undefined when the source gives no number. */
export function figureWords(figure: Figure, locale: Locale, texts: FigureTexts): FigureWords | undefined {
  if (figure.value === null) return undefined;
  const { value, unit } = scaled(figure, locale);
  const amount = texts.amount(place, unit);
  const whole = figure.bound === 'exact' ? amount : texts.bound(figure.bound, amount);
  const [before = '', after = ''] = whole.split(place);
  const number = groupedText(value);
  return { before, value: number, after, whole: `${before}${number}${after}` };
}
