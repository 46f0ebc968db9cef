import { loadCalendar } from '#kernel/calendar/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listDecisions as endpoint,
  exportDecisions as exportEndpoint,
} from '../../contract/decision-endpoints.ts';
import type { Decision } from '../../contract/gathering.ts';
import { momentOf } from '../check-caller.ts';
import { countDecisionRows, type DecisionFilter, listDecisionRows } from '../store/decisions.ts';
import { showDecisions } from './decisions-of.ts';

/** One page of what gatherings decided. */
export async function listDecisions(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return {
    total: await countDecisionRows(context.db, query),
    decisions: await read(query, slice, context),
  };
}

async function read(
  filter: DecisionFilter,
  slice: { limit: number; offset: number },
  context: RequestContext,
): Promise<Decision[]> {
  const { db } = context;
  const { today } = momentOf(context);
  const known = { today, names: await departmentNamesOn(db, today), calendar: await loadCalendar(db) };
  return showDecisions(await listDecisionRows(db, filter, slice), known);
}

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the decisions that match, as a file. */
export async function exportDecisions(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const rows = await read(filter, { limit: everyRow, offset: 0 }, context);
  const names = await departmentNamesOn(context.db, momentOf(context).today);
  const text = (key: string) => context.text(`gatherings:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`decision.columns.${key}`), type },
  });
  return sendRegister(
    {
      ...{ list: 'gatherings.exportDecisions', name: text('decision.title'), format },
      columns: [
        ...[column('text'), column('department'), column('dueOn', 'date'), column('state'), column('light')],
        ...[column('gathering'), column('number', 'integer')],
      ],
      rows: rows.map((row) => ({
        ...{ text: row.text, department: row.department?.name ?? null, dueOn: row.dueOn, number: row.number },
        ...{ state: text(`decision.states.${row.state}`), gathering: `${row.gathering.title} ${row.gathering.day}` },
        light: row.light === null ? null : context.text(`gatherings:decision.lightWords.${row.light}`),
      })),
      conditions: [
        { label: text('decision.columns.text'), values: filter.q ? [filter.q] : [] },
        { label: text('decision.columns.state'), values: filter.state.map((one) => text(`decision.states.${one}`)) },
        { label: text('decision.columns.department'), values: filter.department.map((one) => names.get(one) ?? one) },
        { label: text('decision.of'), values: [text(`decision.which.${filter.of}`)] },
      ],
    },
    context,
  );
}
