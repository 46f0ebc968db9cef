import { z } from 'zod';
import { decimalPattern } from './decimal.ts';

/** Decimal text of any sign: exact, never a binary float. */
export const decimalString = z.string().regex(decimalPattern);

/** What kind of statement a figure is; only `actual` is something that has happened. */
export const figureStatuses = [
  'actual',
  'target',
  'forecast',
  'design',
  'planned',
  'rule',
  'expected',
  'exploring',
] as const;
export const figureStatus = z.enum(figureStatuses);
export type FigureStatus = z.infer<typeof figureStatus>;

/** How the printed number bounds the true one; `exact` when it is printed plainly. */
export const figureBounds = [
  'exact',
  'about',
  'over',
  'nearly',
  'at_least',
  'at_most',
  'under',
  'within',
  'order_of_magnitude',
  'estimated',
] as const;
export const figureBound = z.enum(figureBounds);
export type FigureBound = z.infer<typeof figureBound>;

/** Lines of a page, both ends included, counted from 1. */
export const lineRange = z.object({ line: z.number().int().min(1), lineEnd: z.number().int().min(1) });
export type LineRange = z.infer<typeof lineRange>;

/** The passage of a published page that a fact was read from; short form `004:115`. */
export const sourceRef = z.object({
  /** File name of the page. */
  file: z.string(),
  /** Short number of the page, e.g. `004`. */
  number: z.string(),
  /** Month that "now" stands for on the page, `YYYY-MM`; read from the events it tells, so approximate. */
  month: z.string(),
  ...lineRange.shape,
  /** Further passages of the same page. */
  alsoLines: z.array(lineRange),
});
export type SourceRef = z.infer<typeof sourceRef>;

/** One figure with everything needed to read it right: unit, status, bound, period, the print and where it stands. */
export const figure = z.object({
  /** Id of the metric, e.g. `atlas.project.investment`. */
  metric: z.string(),
  /** The number in `unit`; null when the source gives none. */
  value: decimalString.nullable(),
  /** Id of a unit, e.g. `yuan`, `firms`; labels stand in kernel/indicators/locale. */
  unit: z.string(),
  status: figureStatus,
  bound: figureBound,
  /** Year, month, day or an ISO 8601 interval, e.g. `2020-01/2020-04`, `2020/P3Y`; null when not known. */
  period: z.string().nullable(),
  /** The figure as the source prints it, e.g. `931.93亿元`. */
  printed: z.string().nullable(),
  source: sourceRef.nullable(),
  /** Growth on the same period of the year before, in percent, where printed beside the figure. */
  yoyPercent: decimalString.optional(),
  /** The same in percentage points. */
  yoyPp: decimalString.optional(),
});
export type Figure = z.infer<typeof figure>;

/** Whether the figure may count as achieved: only what has happened does, whatever its size. */
export function isAchieved(value: Pick<Figure, 'status'>): boolean {
  return value.status === 'actual';
}

/** Short form of a source for one line of text: `004:115`. */
export function sourceShort(source: Pick<SourceRef, 'number' | 'line'>): string {
  return `${source.number}:${source.line}`;
}
