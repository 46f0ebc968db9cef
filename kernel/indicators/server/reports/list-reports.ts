import { decimalText, parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { listReports as endpoint, exportReports as exportEndpoint } from '../../contract/endpoints.ts';
import type { Report } from '../../contract/report.ts';
import { figureTexts, unitText } from '../figure-texts.ts';
import { countReportsBy, listReports as matching, type ReportFilter, tallyReports } from './store/register.ts';
import { knownParts, type StoredReport } from './store/reports.ts';

type Query = EndpointParsed<typeof endpoint>['query'];

/** Reported metrics that the caller may see. */
function visible(metrics: readonly Metric[], context: RequestContext): Metric[] {
  return metrics.filter(({ reported, permission }) => reported !== undefined && context.can(permission));
}

/** The filter as the store takes it: only metrics for the caller's eyes, and words looked for in their names too. */
function filterOf(
  { q, ...query }: Omit<Query, 'page' | 'pageSize'>,
  seen: readonly Metric[],
  nameOf: (id: string) => string,
): ReportFilter {
  const ids = seen.map(({ id }) => id as string);
  const asked = query.metric.length > 0 ? query.metric.filter((id) => ids.includes(id)) : ids;
  const metric = asked.length > 0 ? asked : [''];
  if (q === undefined || q === '') return { ...query, metric };
  const words = q.toLowerCase();
  return { ...query, metric, q: { words: q, metrics: ids.filter((id) => nameOf(id).toLowerCase().includes(words)) } };
}

function openNames(metrics: readonly Metric[], context: RequestContext) {
  const texts = figureTexts((key) => context.text(key));
  const known = new Map(metrics.map((metric) => [metric.id as string, metric]));
  return (id: string) => {
    const metric = known.get(id);
    return metric === undefined ? id : texts.name(metric);
  };
}

/** One page of the reports that match, with the exact sum of what stands where one unit is summed. */
export async function listReports(
  metrics: readonly Metric[],
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const seen = visible(metrics, context);
  const nameOf = openNames(seen, context);
  const filter = filterOf(query, seen, nameOf);
  const tally = await tallyReports(context.db, filter);
  const stored = await matching(context.db, filter, {
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  });
  const text = (key: string) => context.text(`indicators:${key}`);
  const label = { metric: nameOf, status: (value: string) => text(`reports.statuses.${value}`) };
  const parts = await knownParts(
    context.db,
    seen.map(({ id }) => id),
  );
  const facet = async (field: 'metric' | 'status' | 'part' | 'state', labelOf: (value: string) => string) =>
    (await countReportsBy(context.db, field, field === 'metric' ? { ...filter, metric: [] } : filter))
      .filter(({ value }) => field !== 'metric' || seen.some(({ id }) => id === value))
      .map((one) => ({ ...one, label: labelOf(one.value) }));
  return {
    total: tally.reduce((sum, { count }) => sum + count, 0),
    sum: sumOf(tally, seen),
    reports: await reportsOf(stored, seen, context),
    facets: {
      metric: await facet('metric', label.metric),
      status: await facet('status', label.status),
      part: await facet('part', (value) => value || text('reports.whole')),
      state: await facet('state', (value) => text(`reports.states.${value}`)),
    },
    reported: seen.map(({ id, unit }) => ({ metric: id, name: nameOf(id), unit, parts: parts.get(id) ?? [] })),
  };
}

/** Sums of several metrics, of targets beside facts, or of ratios say nothing. */
function sumOf(tally: Awaited<ReturnType<typeof tallyReports>>, seen: readonly Metric[]) {
  const [only, another] = tally;
  const metric = seen.find(({ id }) => id === only?.metric);
  if (only?.sum == null || another !== undefined || metric === undefined || metric.ratio === true) return null;
  return { value: decimalText(parseDecimal(only.sum)), unit: metric.unit, rows: only.standing };
}

async function reportsOf(
  stored: readonly StoredReport[],
  seen: readonly Metric[],
  context: RequestContext,
): Promise<Report[]> {
  const nameOf = openNames(seen, context);
  const names = await namesOfAccounts(context.db, [...new Set(stored.flatMap(({ reportedBy }) => reportedBy ?? []))]);
  const units = new Map(seen.map(({ id, unit }) => [id as string, unit]));
  return stored.map((one) => ({
    ...one,
    value: decimalText(parseDecimal(one.value)),
    metricName: nameOf(one.metric),
    unit: units.get(one.metric) ?? '',
    reportedBy: one.reportedBy === null ? null : (names.get(one.reportedBy) ?? null),
  }));
}

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the reports that match, in the order asked for. */
export async function exportReports(
  metrics: readonly Metric[],
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const seen = visible(metrics, context);
  const nameOf = openNames(seen, context);
  const { format, ...asked } = query;
  const stored = await matching(context.db, filterOf(asked, seen, nameOf), { limit: everyRow, offset: 0 });
  const reports = await reportsOf(stored, seen, context);
  const text = (key: string) => context.text(`indicators:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'decimal' = 'text') => ({
    key,
    header: text(`reports.columns.${key}`),
    type,
  });
  return sendRegister(
    {
      ...{ list: 'indicators.exportReports', name: text('reports.title'), format },
      columns: [
        { ...column('id'), identifies: true, printed: false },
        ...[column('metricName'), column('status'), column('period'), column('part'), column('value', 'decimal')],
        ...[column('unit'), column('source'), column('revision', 'integer'), column('state'), column('reason')],
        ...[column('reportedBy'), column('reportedAt')],
      ],
      rows: reports.map(({ demonstration: _, metric: _metric, ...one }) => ({
        ...one,
        status: text(`reports.statuses.${one.status}`),
        state: text(`reports.states.${one.state}`),
        unit: unitText(context.text, one.unit),
      })),
      conditions: [
        { label: text('words'), values: asked.q ? [asked.q] : [] },
        { label: text('reports.columns.metricName'), values: asked.metric.map(nameOf) },
        { label: text('reports.columns.status'), values: asked.status.map((one) => text(`reports.statuses.${one}`)) },
        { label: text('reports.columns.period'), values: asked.period === undefined ? [] : [asked.period] },
        { label: text('reports.columns.part'), values: asked.part },
        { label: text('reports.columns.state'), values: asked.state.map((one) => text(`reports.states.${one}`)) },
      ],
    },
    context,
  );
}
