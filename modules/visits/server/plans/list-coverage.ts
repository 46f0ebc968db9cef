import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type Condition, largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  CoverageFilter,
  listCoverage as endpoint,
  exportCoverage as exportEndpoint,
} from '../../contract/visit-coverage.ts';
import { windowBegins } from './domain/judge-cap.ts';
import { todayOf } from './require-caller.ts';
import { columnsOf } from './sheet-columns.ts';
import { readCoverage } from './store/coverage.ts';
import { rosterName } from './store/roster-names.ts';
import { textOf } from './visits-text.ts';

/** Firms by when they were visited last. */
export async function listCoverage(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { page, pageSize, ...filter } = query;
  const today = todayOf(context);
  const since = windowBegins(today, filter.months);
  const asked = { filter, since, today, limit: pageSize, offset: (page - 1) * pageSize };
  const { tallies, rows, total } = await readCoverage(context.db, asked);
  const sum = (of: (tally: (typeof tallies)[number]) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  const [all, visited, never] = [sum(({ firms }) => firms), sum((tally) => tally.visited), sum((tally) => tally.never)];
  return {
    ...{ since, total, firms: rows, counts: { all, visited, gap: all - visited, never } },
    industries: tallies
      .map((tally) => ({ key: tally.industry, firms: tally.firms, gaps: tally.firms - tally.visited }))
      .sort((a, b) => b.gaps - a.gaps || (a.key < b.key ? -1 : 1)),
  };
}

/** Ids of all firms that coverage finds by a filter, at most one more than `most`. */
export async function firmsOfCoverage(
  db: ZoneDb,
  { filter, today, most }: { filter: CoverageFilter; today: string; most: number },
): Promise<string[]> {
  const since = windowBegins(today, filter.months);
  const { rows } = await readCoverage(db, { filter, since, today, limit: most + 1, offset: 0 });
  return rows.map((row) => row.id);
}

/** Exactly the firms that match. */
export async function exportCoverage(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const [text, today] = [textOf(context), todayOf(context)];
  const since = windowBegins(today, filter.months);
  const asked = { filter, since, today, limit: largestExport, offset: 0 };
  const { rows, total } = await readCoverage(context.db, asked);
  if (total > largestExport) throw new AppError('exports.tooManyRows', { total, limit: largestExport });
  const columns = columnsOf(text, {
    ...{ firm: 'text', code: 'text', industry: 'text', scale: 'text', lastVisitOn: 'date', visitsWithin: 'integer' },
    plannedBy: 'date',
  });
  const sheet = rows.map((row) => ({
    ...{ id: row.id, firm: row.name, code: row.code, lastVisitOn: row.lastVisitOn, visitsWithin: row.visits },
    industry: `${row.industry} ${context.text(`parties:industries.${row.industry}`)}`,
    scale: row.scale === null ? null : context.text(`parties:scales.${row.scale}`),
    plannedBy: row.plannedBy,
  }));
  const conditions = await describeCoverage(filter, context);
  return sendRegister(
    { list: 'visits.exportCoverage', name: text('sheet.coverage'), columns, rows: sheet, conditions, format },
    context,
  );
}

/** A filter of coverage in the words of the page. */
export async function describeCoverage(filter: CoverageFilter, context: RequestContext): Promise<Condition[]> {
  const text = textOf(context);
  const { q, department, roster, planned } = filter;
  const departments = department === undefined ? undefined : await departmentNamesOn(context.db, todayOf(context));
  const one = (label: string, value: string | null | undefined): Condition => ({
    label: text(`filters.${label}`),
    values: value ? [value] : [],
  });
  return [
    one('state', text(`coverage.states.${filter.state}`, { months: filter.months })),
    one('words', q),
    {
      label: text('columns.industry'),
      values: filter.industry.map((key) => context.text(`parties:industries.${key}`)),
    },
    { label: text('columns.scale'), values: filter.scale.map((key) => context.text(`parties:scales.${key}`)) },
    one('roster', roster && (await rosterName(context.db, roster))),
    one('department', department && departments?.get(department)),
    one('planned', planned && text(`coverage.planned.${planned}`)),
  ];
}
