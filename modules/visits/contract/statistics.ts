import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';

/** By what visits and issues are counted; visits know no category and no urgency. */
export const statisticsBy = z.enum(['department', 'category', 'size', 'industry', 'urgency', 'month']);
export type StatisticsBy = z.infer<typeof statisticsBy>;

/** What is counted of one group in one span; rates are percent with one decimal, null where nothing is counted. */
export const statisticsFigures = z.object({
  /** Visits on days of the span; null where visits cannot be counted by this. */
  visits: z.int().nullable(),
  /** Issues brought up on days of the span; everything below is of these. */
  issues: z.int(),
  /** Closed by staff, whether they were due or not. */
  closed: z.int(),
  inTime: z.int(),
  /** Working days from the day brought up to the day closed, one decimal. */
  averageDays: z.string().nullable(),
  due: z.int(),
  staffClosedRate: z.string().nullable(),
  /** Asked after 30 days, with an answer or with the time over. */
  asked: z.int(),
  confirmed: z.int(),
  firmConfirmedRate: z.string().nullable(),
  unanswered: z.int(),
  nonResponseRate: z.string().nullable(),
});
export type StatisticsFigures = z.infer<typeof statisticsFigures>;

/** One group beside itself in the same span a year before; null where there was nothing then. */
export const statisticsRow = z.object({
  /** Value of the register's filter; empty where rows have none. */
  key: z.string(),
  label: z.string(),
  now: statisticsFigures,
  before: statisticsFigures.nullable(),
});
export type StatisticsRow = z.infer<typeof statisticsRow>;

const span = { from: plainDate, to: plainDate };
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const wrongOrder = { path: ['to'], message: 'to must not be before from' };

/** Visits and issues of a span, both days included, by group, beside the same span a year before. */
export const getStatistics = defineEndpoint({
  id: 'visits.getStatistics',
  method: 'GET',
  path: '/api/visits/statistics',
  permission: 'visits:statistics.read',
  query: z.object({ by: statisticsBy.default('department'), ...span }).refine(inOrder, wrongOrder),
  response: z.object({
    by: statisticsBy,
    ...span,
    before: z.object(span),
    rows: z.array(statisticsRow),
    total: statisticsRow,
  }),
});

/** The same table as a file, the year before in columns of its own. */
export const exportStatistics = defineEndpoint({
  id: 'visits.exportStatistics',
  method: 'GET',
  path: '/api/visits/statistics/export',
  permission: 'visits:statistics.read',
  query: z.object({ by: statisticsBy.default('department'), ...span, ...exportQuery }).refine(inOrder, wrongOrder),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});
