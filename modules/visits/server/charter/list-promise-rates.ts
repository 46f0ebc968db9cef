import { type Condition, minuteInChina, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type {
  exportPromiseRows as exportEndpoint,
  listPromiseRates as ratesEndpoint,
  listPromiseRows as rowsEndpoint,
} from '../../contract/charter-endpoints.ts';
import { requireCaller } from '../officers/require-caller.ts';
import { lastMonths } from './domain/judge-promise.ts';
import { type JudgedRow, judgeRows, readRates } from './read-promises.ts';

/** Kept rates of the last twelve months. */
export async function listPromiseRates(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof ratesEndpoint>> {
  const months = lastMonths(requireCaller(context).today);
  const [from = '', until = ''] = [months[0], months.at(-1)];
  return { from, until, rates: await readRates(context.db, context.now()) };
}

type Asked = Omit<EndpointParsed<typeof exportEndpoint>['query'], 'format'>;

async function rowsOf({ kind, month, verdict }: Asked, context: RequestContext): Promise<JudgedRow[]> {
  const months = month === undefined ? lastMonths(requireCaller(context).today) : [month];
  const rows = await judgeRows(context.db, { kind, months, now: context.now() });
  return verdict.length === 0 ? rows : rows.filter((row) => verdict.includes(row.verdict));
}

/** One page of the rows behind a rate. */
export async function listPromiseRows(
  { query: { page, pageSize, ...asked } }: EndpointParsed<typeof rowsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof rowsEndpoint>> {
  const rows = await rowsOf(asked, context);
  return { total: rows.length, rows: rows.slice((page - 1) * pageSize, page * pageSize) };
}

/** Exactly the rows that match. */
export async function exportPromiseRows(
  { query: { format, ...asked } }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const text = (key: string) => context.text(`visits:charter.${key}`);
  const sheet = sheetOf(await rowsOf(asked, context), text);
  const conditions: Condition[] = [
    { label: text('promise'), values: [text(`kinds.${asked.kind}`)] },
    { label: text('month'), values: asked.month === undefined ? [] : [asked.month] },
    { label: text('verdict'), values: asked.verdict.map((one) => text(`verdicts.${one}`)) },
  ];
  return sendRegister({ list: 'visits.exportPromiseRows', ...sheet, conditions, format }, context);
}

function sheetOf(rows: readonly JudgedRow[], text: (key: string) => string): SheetTable {
  const column = (key: string, width: number) => ({
    key,
    header: text(`columns.${key}`),
    type: 'text' as const,
    width,
  });
  return {
    name: text('rows'),
    columns: [
      column('number', 18),
      column('firm', 36),
      column('startedAt', 18),
      column('dueAt', 18),
      column('doneAt', 18),
      column('verdict', 12),
    ],
    rows: rows.map(({ number, firm, startedAt, dueAt, doneAt, verdict }) => ({
      ...{ number, firm, startedAt: minuteInChina(startedAt), dueAt: minuteInChina(dueAt) },
      ...{ doneAt: minuteInChina(doneAt), verdict: text(`verdicts.${verdict}`) },
    })),
  };
}
