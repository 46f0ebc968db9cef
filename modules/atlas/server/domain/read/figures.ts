import { type Decimal, decimalText } from '#kernel/indicators/contract/decimal.ts';
import type { Figure, FigureBound, FigureStatus, SourceRef } from '#kernel/indicators/contract/figure.ts';

/** Everything of a figure but its number. */
export interface FigureFrame {
  metric: string;
  unit: string;
  status: FigureStatus;
  bound: FigureBound;
  period: string | null;
  printed: string | null;
  source: SourceRef;
}

/** A figure, or null when the page gives no number. */
export function figureOf(value: string | number | null, frame: FigureFrame): Figure | null {
  return value === null ? null : { ...frame, value: plain(String(value)) };
}

/** Hundredths (fen or cents) as a figure in yuan or dollars, exactly. */
export function moneyOf(hundredths: number | null, frame: FigureFrame): Figure | null {
  return hundredths === null ? null : { ...frame, value: fromHundredths(hundredths) };
}

/** Integer hundredths as decimal text without needless zeros: 115 → `1.15`, 100 → `1`. */
export function fromHundredths(hundredths: number): string {
  const value: Decimal = { digits: BigInt(hundredths), scale: 2 };
  return decimalText(value);
}

/** PostgreSQL gives numerics with the zeros that they were written with. */
function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The bound of a sum: exact when every part is, about when any part may lie on either side, otherwise at least. */
export function boundOfSum(bounds: readonly FigureBound[]): FigureBound {
  if (bounds.every((bound) => bound === 'exact')) return 'exact';
  const below: readonly FigureBound[] = ['exact', 'over', 'at_least'];
  return bounds.every((bound) => below.includes(bound)) ? 'at_least' : 'about';
}
