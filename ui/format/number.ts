import type { Locale } from '#platform/i18n/contract/locale.ts';

const minus = '−';

/** A count with commas every three digits and a true minus sign. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 }).replace('-', minus);
}

/** A percentage with one decimal and no space: `98.2%`. */
export function formatPercent(value: number): string {
  return `${value.toFixed(1).replace('-', minus)}%`;
}

/** Growth in ink with an arrow: `↑8.4%`, `↓1.0%`, `→0.0%`. */
export function formatGrowth(percent: number): string {
  const arrow = percent > 0 ? '↑' : percent < 0 ? '↓' : '→';
  return `${arrow}${Math.abs(percent).toFixed(1)}%`;
}

/** A unit of money that a column or an axis keeps for all its values. */
export type MoneyUnit = 'yi' | 'wan' | 'yuan';

const fenOf = { yi: 10_000_000_000, million: 100_000_000, wan: 1_000_000, yuan: 100 } as const;

/** The one unit for a set of amounts in fen: `yi` from 10⁸ yuan, `wan` from 10⁴, else `yuan`, by the largest. */
export function moneyUnitOf(amounts: readonly number[]): MoneyUnit {
  const largest = amounts.reduce((most, fen) => Math.max(most, Math.abs(fen)), 0);
  if (largest >= fenOf.yi) return 'yi';
  return largest >= fenOf.wan ? 'wan' : 'yuan';
}

/** An amount in fen as a number in the unit with two decimals; `unitKey` is its unit's text in ui's namespace. */
export function formatMoney(
  fen: number,
  locale: Locale,
  unit: MoneyUnit = moneyUnitOf([fen]),
): { value: string; unitKey: string } {
  // English counts in millions, not in 10⁴ and 10⁸.
  const scale = locale === 'en' && unit !== 'yuan' ? fenOf.million : fenOf[unit];
  return {
    value: decimals(fen / scale),
    unitKey: locale === 'en' && unit !== 'yuan' ? 'money.million' : `money.${unit}`,
  };
}

function decimals(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', minus);
}
