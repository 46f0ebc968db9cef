import { randomUUIDv7 } from 'node:crypto';
import { decimalText, parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Metric } from '#platform/module/metric.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { timeOf } from '../refresh-metric.ts';
import { knownParts } from '../reports/store/reports.ts';
import { type JudgedReport, judgeReports, monthOf, readReport } from './judge-reports.ts';
import { reportColumns } from './report-columns.ts';
import {
  addSheetReports,
  endReports,
  holdReports,
  laneOf,
  latestReports,
  reportedWays,
  reportsToRestore,
  type SheetReport,
  standingReports,
} from './store/sheet-reports.ts';

type Committing = ImportContext & { batchId: string };

/** Values of months and years from sheets, of the metrics that are reported; corrected and taken back as if filed by hand. */
export function reportRegister(metrics: readonly Metric[]): SheetRegister {
  const reported = metrics.filter((metric) => metric.reported !== undefined);
  const judge = (db: ZoneDb, rows: readonly ImportRow[], context: ImportContext) =>
    judgeRows(db, rows, { reported, context });
  return {
    id: 'indicators.report',
    titleKey: 'indicators:reports.title',
    permission: 'indicators:report',
    columns: reportColumns(reported),
    keyColumns: [],
    reasonColumn: 'reason',
    async examine(db, rows, context) {
      return (await judge(db, rows, context)).map(({ verdict }) => verdict);
    },
    async commit(tx, rows, context) {
      await holdReports(tx);
      return write(tx, { rows, judged: await judge(tx, rows, context) }, context);
    },
    hold: holdReports,
    async snapshot(db, ids) {
      const standing = await standingReports(db, ids);
      return new Map(standing.map((one) => [one.id, { ...one, value: plain(one.value) }]));
    },
    undo,
  };
}

const plain = (value: string) => decimalText(parseDecimal(value));

/** Names of units as the reader's texts have them. */
function unitWords(unit: string): readonly string[] {
  return [zh.units, en.units].flatMap((units: Readonly<Record<string, string>>) => units[unit] ?? []);
}

async function judgeRows(
  db: ZoneDb,
  rows: readonly ImportRow[],
  { reported, context }: { reported: readonly Metric[]; context: ImportContext },
): Promise<JudgedReport[]> {
  const seen = reported.filter(({ permission }) => context.can(permission));
  const metrics = new Map(seen.map((metric) => [metric.id, metric]));
  const read = rows.map((row) => readReport(row, { metrics, unitWords, today: context.today }));
  const lanes = read.flatMap(({ told }) => told ?? []);
  const parts = await knownParts(db, [...new Set(lanes.map(({ metric }) => metric))]);
  const ways = new Map((await reportedWays(db, lanes)).map((way) => [monthOf(way), way]));
  const adding = new Set<string>(seen.filter(({ ratio }) => ratio !== true).map(({ id }) => id));
  return judgeReports(rows, read, { latest: await latestReports(db, lanes), parts, ways, adding });
}

async function write(
  tx: ZoneDb,
  { rows, judged }: { rows: readonly AcceptedRow[]; judged: readonly JudgedReport[] },
  { zoneId, accountId, now }: Committing,
): Promise<ImportRecord[]> {
  const reports = judged.flatMap(({ report }, place) => {
    const row = rows[place];
    return report === undefined || row === undefined ? [] : [{ ...report, row, id: randomUUIDv7() }];
  });
  const standing = reports.flatMap(({ latest }) => (latest?.state === 'standing' ? [latest.id] : []));
  const ended = await endReports(tx, standing, 'superseded');
  const missed = rows.length - reports.length + standing.length - ended;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  await addSheetReports(
    tx,
    { zoneId, by: accountId, at: timeOf(now) },
    reports.map(({ latest, row, ...report }): SheetReport => {
      const revision = (latest?.revision ?? 0) + 1;
      // After a report that was taken back the source says why there is another, as for one filed by hand.
      const reason = row.reason ?? (revision > 1 ? report.source : null);
      return { ...report, revision, reason, demonstration: false };
    }),
  );
  return reports.map(({ latest, row: { rowNumber }, ...after }): ImportRecord => {
    if (latest?.state !== 'standing') return { rowNumber, subjectId: after.id, action: 'add', before: null, after };
    const before = { id: latest.id, value: plain(latest.value), source: latest.source };
    return { rowNumber, subjectId: after.id, action: 'change', before, after };
  });
}

/**
 * Takes the reports of a batch back; where one had replaced another, the value before is reported once more as the next
 * revision: the newest revision is always the one that stands.
 */
async function undo(tx: ZoneDb, records: readonly ImportRecord[], { zoneId, accountId, now }: Committing) {
  const ids = records.map(({ subjectId }) => subjectId);
  const missed = ids.length - (await endReports(tx, ids, 'reversed'));
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const replaced = records.flatMap(({ before }) => (typeof before?.id === 'string' ? [before.id] : []));
  const before = await reportsToRestore(tx, replaced);
  const latest = await latestReports(tx, before);
  const restored = before.map((report): SheetReport => {
    const revision = (latest.get(laneOf(report))?.revision ?? 0) + 1;
    return { ...report, id: randomUUIDv7(), revision, reason: report.reason ?? report.source };
  });
  await addSheetReports(tx, { zoneId, by: accountId, at: timeOf(now) }, restored);
}
