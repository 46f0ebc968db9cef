import { decimalText, groupedText, parseDecimal, shiftDecimal } from '#kernel/indicators/contract/decimal.ts';
import type { Figure } from '#kernel/indicators/contract/figure.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

/** A figure in words: what stands before the number, the number, its unit and what stands after it, and all in one line. */
export interface FigureWords {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  readonly whole: string;
}

/** Texts that a figure needs: of units by id, of bounds by id and side. */
export interface FigureTexts {
  unit(id: string): string;
  /** Empty where the language says the bound on the other side. */
  bound(id: string, side: 'before' | 'after'): string;
}

/** Money keeps every printed digit: 115089000000 yuan is 1,150.89 of 10⁸ yuan; English counts in millions. */
function scaled(figure: Figure, locale: Locale): { value: string; unit: string } {
  const exact = parseDecimal(figure.value ?? '0');
  const size = figure.value?.replace('-', '').split('.')[0]?.length ?? 0;
  if (figure.unit !== 'yuan' || size < 5) return { value: decimalText(exact), unit: figure.unit };
  const power = locale === 'en' ? 6 : size > 8 ? 8 : 4;
  if (locale === 'en' && size < 7) return { value: decimalText(exact), unit: 'yuan' };
  return {
    value: decimalText(shiftDecimal(exact, -power)),
    unit: { 4: 'yuan_wan', 6: 'yuan_million', 8: 'yuan_yi' }[power] ?? 'yuan',
  };
}

/** Puts a figure into words; undefined when the source gives no number. */
export function figureWords(figure: Figure, locale: Locale, texts: FigureTexts): FigureWords | undefined {
  if (figure.value === null) return undefined;
  const { value, unit } = scaled(figure, locale);
  const before = figure.bound === 'exact' ? '' : texts.bound(figure.bound, 'before');
  const tail = figure.bound === 'exact' ? '' : texts.bound(figure.bound, 'after');
  const after = `${texts.unit(unit)}${tail}`;
  const number = groupedText(value);
  const lead = before === '' ? '' : `${before}${locale === 'en' ? ' ' : '\u2009'}`;
  return { before: lead, value: number, after, whole: `${lead}${number}${after === '' ? '' : `\u00a0${after}`}` };
}
