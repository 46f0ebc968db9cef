import { parseDecimal, sameDecimal } from '#kernel/indicators/contract/decimal.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import { decimalsOf, exactValue, partOf, periodOf, yuanWords } from './domain/read-reported.ts';
import { type LatestReport, laneOf, type ReportedWay, type ReportLane } from './store/sheet-reports.ts';

/** A report as a row tells it. */
export interface ToldReport extends ReportLane {
  value: string;
  source: string;
}

/** A row as it was read. */
export interface ReadReport {
  told: ToldReport | undefined;
  faults: RowFault[];
}

/** A row with what it would write. */
export interface JudgedReport {
  report: (ToldReport & { latest: LatestReport | undefined }) | undefined;
  verdict: RowVerdict;
}

/** What the rows are held against. */
export interface ReportGround {
  latest: ReadonlyMap<string, LatestReport>;
  /** Parts by which each metric stands reported. */
  parts: ReadonlyMap<string, readonly string[]>;
  /** Whether months of metrics stand reported for the whole or by part, by {@link monthOf}. */
  ways: ReadonlyMap<string, ReportedWay>;
  /** Metrics whose parts are added up. */
  adding: ReadonlySet<string>;
}

/** One text for a month of a metric, to find it by. */
export const monthOf = ({ metric, period }: Pick<ReportLane, 'metric' | 'period'>) => `${metric} ${period}`;

/** What reading a row needs. */
export interface Reading {
  /** Reported metrics that the caller may see, by id. */
  metrics: ReadonlyMap<string, Metric>;
  /** Words for a unit in both languages. */
  unitWords: (unit: string) => readonly string[];
  today: string;
}

/** Parts that a fault names. */
const mostNamed = 8;

type More = Partial<Pick<RowFault, 'params' | 'severity' | 'proposal'>>;

function fault(name: string, column: string, more: More = {}): RowFault {
  const code = name.includes(':') ? name : `indicators:imports.faults.${name}`;
  return { column, code, params: {}, severity: 'error', proposal: null, ...more };
}

const textOf = ({ values }: ImportRow, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Reads a row by itself: the metric that the caller may report, a period that has come, a value with no more decimals than it has. */
export function readReport(row: ImportRow, { metrics, unitWords, today }: Reading): ReadReport {
  const metric = metrics.get(textOf(row, 'metric') ?? '');
  if (metric?.reported === undefined) return { told: undefined, faults: [fault('metric', 'metric')] };
  const status = textOf(row, 'status') === 'target' ? 'target' : 'actual';
  const faults: RowFault[] = [];
  const period = periodOf(textOf(row, 'period') ?? '', status);
  if ('wrong' in period) faults.push(fault(period.wrong, 'period'));
  else if (status === 'actual' && period.value > today.slice(0, 7)) {
    faults.push(fault('periodAhead', 'period', { params: { period: period.value, today } }));
  }
  const value = readValue(row, metric, unitWords);
  if ('severity' in value) faults.push(value);
  if ('wrong' in period || 'severity' in value || faults.length > 0) return { told: undefined, faults };
  const part = partOf(textOf(row, 'part'));
  const lane = { metric: metric.id, status, period: period.value, part } as const;
  return { told: { ...lane, value: value.value, source: textOf(row, 'source') ?? '' }, faults };
}

function readValue(
  row: ImportRow,
  { unit, reported }: Metric,
  unitWords: Reading['unitWords'],
): { value: string } | RowFault {
  const amount = typeof row.values.amount === 'number' ? row.values.amount : null;
  const column = amount === null ? 'value' : 'amount';
  const money = unit === 'yuan';
  const asked = { value: textOf(row, 'value'), unit: textOf(row, 'unit'), amount };
  const read = exactValue(asked, { money, unitWords: money ? yuanWords : unitWords(unit) });
  if ('wrong' in read) return fault(read.wrong, column, { proposal: read.proposal ?? null });
  const decimals = reported?.decimals ?? 0;
  return decimalsOf(read.value) > decimals
    ? fault('tooManyDecimals', column, { params: { value: read.value, decimals } })
    : read;
}

/** A verdict for each row beside what stands: another value corrects it and needs a reason, as does a part not heard of before. */
export function judgeReports(
  rows: readonly ImportRow[],
  read: readonly ReadReport[],
  ground: ReportGround,
): JudgedReport[] {
  const firstRows = new Map<string, number>();
  const inParts = new Set(
    read.flatMap(({ told }) => (told?.status === 'actual' && told.part !== '' ? monthOf(told) : [])),
  );
  return rows.map((row, at): JudgedReport => {
    const { told, faults = [] } = read[at] ?? {};
    if (told === undefined) return { report: undefined, verdict: { action: 'reject', faults } };
    const lane = laneOf(told);
    const first = firstRows.get(lane);
    if (first !== undefined) {
      const twice = fault('twice', 'period', { params: { row: first } });
      return { report: undefined, verdict: { action: 'reject', faults: [twice] } };
    }
    firstRows.set(lane, row.rowNumber);
    const judged = beside(told, ground.latest.get(lane), ground.parts.get(told.metric) ?? []);
    if (judged.report === undefined || !countsTwice(told, ground, inParts)) return judged;
    const double = fault('countsTwice', 'part', { severity: 'needsReason' });
    return { ...judged, verdict: { ...judged.verdict, faults: [...judged.verdict.faults, double] } };
  });
}

/** Sheets often have a line for the whole above those of its parts: added up, both would count. */
function countsTwice(told: ToldReport, { ways, adding }: ReportGround, inParts: ReadonlySet<string>): boolean {
  if (told.status !== 'actual' || !adding.has(told.metric)) return false;
  const way = ways.get(monthOf(told));
  return told.part === '' ? inParts.has(monthOf(told)) || way?.parts === true : way?.whole === true;
}

function beside(told: ToldReport, latest: LatestReport | undefined, parts: readonly string[]): JudgedReport {
  const report = { ...told, latest };
  if (latest?.state !== 'standing') {
    const known = parts.length === 0 || parts.includes(told.part);
    const faults = known ? [] : [fault('newPart', 'part', { severity: 'needsReason', params: namesOf(told, parts) })];
    return { report, verdict: { action: 'add', faults } };
  }
  const subject = { id: latest.id, name: `${told.period} ${told.part}`.trim() };
  if (sameDecimal(parseDecimal(latest.value), parseDecimal(told.value))) {
    return { report: undefined, verdict: { action: 'same', subject, faults: [] } };
  }
  const changes = [{ column: 'value', before: latest.value, after: told.value }];
  const faults = [fault('replaces', 'reason', { severity: 'needsReason', params: { value: latest.value } })];
  return { report, verdict: { action: 'change', subject, changes, faults } };
}

function namesOf({ part }: ToldReport, parts: readonly string[]) {
  const named = parts.slice(0, mostNamed).map((one) => one || '—');
  return { part: part || '—', parts: named.join('、') + (parts.length > mostNamed ? '……' : '') };
}
