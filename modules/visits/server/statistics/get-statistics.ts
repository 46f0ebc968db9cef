import { isWorkingDay, loadCalendar } from '#kernel/calendar/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  getStatistics as endpoint,
  exportStatistics as exportEndpoint,
  StatisticsBy,
  StatisticsFigures,
  StatisticsRow,
} from '../../contract/statistics.ts';
import { requireCaller } from '../measures/require-caller.ts';
import { departmentsOn } from '../measures/store/departments.ts';
import { categoryNames } from '../similar/store/issues.ts';
import { joinCounts } from './join-counts.ts';
import { countIssues, countVisits, type Span } from './store/counts.ts';

type Query = EndpointParsed<typeof endpoint>['query'];

/** Visits and issues of a span by group, beside the same span a year before. */
export async function getStatistics(
  { query }: { query: Query },
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today } = requireCaller(context);
  const { by, from, to } = query;
  const [now, before] = [{ from, to }, yearBefore({ from, to })];
  const asked = { by, now, before, today, workingDays: await workingDaysOf(context, before.from, today) };
  const joined = joinCounts(await countIssues(context.db, asked), await countVisits(context.db, asked));
  const label = await labelsOf(by, today, context);
  const rows = joined.map(({ key, ...figures }): StatisticsRow => {
    const name = key === null ? context.text('visits:statistics.total') : label(key);
    return { key: key ?? '', label: name, ...figures };
  });
  const total = rows.pop();
  if (total === undefined) throw new Error('the whole stands last');
  if (by !== 'month') rows.sort((one, other) => other.now.issues - one.now.issues || (one.key < other.key ? -1 : 1));
  return { by, ...now, before, rows, total };
}

function yearBefore({ from, to }: Span): Span {
  const earlier = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();
  return { from: earlier(from), to: earlier(to) };
}

async function workingDaysOf({ db }: RequestContext, from: string, to: string): Promise<string[]> {
  const calendar = await loadCalendar(db);
  const days: string[] = [];
  let day = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const name = day.toString();
    if (isWorkingDay(calendar, name)) days.push(name);
    day = day.add({ days: 1 });
  }
  return days;
}

/** Names of groups as their registers have them. */
async function labelsOf(by: StatisticsBy, today: string, { db, text }: RequestContext) {
  const departments = by === 'department' ? await departmentsOn(db, today) : undefined;
  const categories = by === 'category' ? await categoryNames(db) : undefined;
  return (key: string): string => {
    if (key === '') return text(`visits:statistics.without.${by === 'department' || by === 'size' ? by : 'other'}`);
    if (by === 'department') return departments?.get(key)?.name ?? key;
    if (by === 'category') return categories?.get(key) ?? key;
    if (by === 'size') return text(`parties:scales.${key}`);
    if (by === 'industry') return `${key} ${text(`visits:statistics.industries.${key}`)}`;
    return by === 'urgency' ? text(`visits:issues.urgencies.${key}`) : key;
  };
}

const figureKeys = [
  ...['visits', 'issues', 'closed', 'inTime', 'averageDays', 'staffClosedRate', 'firmConfirmedRate'],
  ...['nonResponseRate', 'due', 'asked', 'confirmed', 'unanswered'],
] as (keyof StatisticsFigures)[];
const decimals: readonly string[] = ['averageDays', 'staffClosedRate', 'firmConfirmedRate', 'nonResponseRate'];

/** Figures beside which the year before stands. */
const withYearBefore: readonly string[] = ['visits', 'issues', 'staffClosedRate', 'firmConfirmedRate'];

/** The table as it stands on the page, with the year before in columns of its own. */
export async function exportStatistics(
  { query: { format, ...query } }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { rows, total, before } = await getStatistics({ query }, context);
  const text = (key: string, params?: Record<string, string>) => context.text(`visits:statistics.${key}`, params);
  const unitOf = (key: string) => (key.endsWith('Rate') ? { unit: '%' } : {});
  const typeOf = (key: string) => (decimals.includes(key) ? ('decimal' as const) : ('integer' as const));
  const shown = figureKeys.filter((key) => key !== 'visits' || total.now.visits !== null);
  const beside = shown.filter((key) => withYearBefore.includes(key));
  return sendRegister(
    {
      ...{ list: 'visits.exportStatistics', name: text('title'), format },
      columns: [
        { key: 'label', header: text(`by.${query.by}`), type: 'text' },
        ...shown.map((key) => ({ key, header: text(`columns.${key}`), type: typeOf(key), ...unitOf(key) })),
        ...beside.map((key) => ({
          ...{ key: `${key}Before`, header: text('beforeColumn', { name: text(`columns.${key}`) }), type: typeOf(key) },
          ...unitOf(key),
        })),
      ],
      rows: [...rows, total].map(({ label, now, before: then }) => ({
        ...{ label, ...now },
        ...Object.fromEntries(beside.map((key) => [`${key}Before`, then?.[key as keyof StatisticsFigures] ?? null])),
      })),
      conditions: [
        { label: text('span'), values: [`${query.from}—${query.to}`] },
        { label: text('before'), values: [`${before.from}—${before.to}`] },
      ],
      notes: [{ label: text('definitions'), value: text('definitionsValue') }],
    },
    context,
  );
}
