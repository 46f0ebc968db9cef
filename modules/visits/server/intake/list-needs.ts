import { everyIdOf, lookUp } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type Condition, largestExport, minuteInChina, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import { type NeedContact, type NeedRow, needContact } from '../../contract/intake.ts';
import type {
  listNeeds as endpoint,
  exportNeeds as exportEndpoint,
  getNeed as getEndpoint,
  listOwnNeeds as ownEndpoint,
} from '../../contract/intake-endpoints.ts';
import { requireActingFirm, requireCaller } from '../officers/require-caller.ts';
import { findFirmName } from '../officers/store/served.ts';
import { historyOf, showRows } from './show-needs.ts';
import { listOpenIssues } from './store/matters.ts';
import { countByState, findNeed, listNeedsOf, listStoredNeeds, type StoredNeed } from './store/needs.ts';

/** Most messages that a firm sees of its own. */
const mostOwn = 200;
/** Firms proposed for a message that names one. */
const mostProposed = 5;

/** One page of the queue. */
export async function listNeeds(
  { query: { page, pageSize, ...filter } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const states = await countByState(context.db, filter);
  const wanted = states.filter(({ value }) => filter.state.length === 0 || filter.state.includes(value));
  const needs = await listStoredNeeds(context.db, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  const total = wanted.reduce((sum, { count }) => sum + count, 0);
  return { total, states, needs: await showRows(context.db, needs) };
}

/** Exactly the messages that match. */
export async function exportNeeds(
  { query: { format, ...filter } }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const needs = await listStoredNeeds(context.db, filter, { limit: largestExport + 1, offset: 0 });
  const text = (key: string) => context.text(`visits:intake.${key}`);
  const conditions: Condition[] = [
    { label: text('words'), values: filter.q ? [filter.q] : [] },
    { label: text('columns.state'), values: filter.state.map((one) => text(`states.${one}`)) },
    { label: text('columns.entrance'), values: filter.entrance.map((one) => text(`entrances.${one}`)) },
    { label: text('month'), values: filter.month === undefined ? [] : [filter.month] },
  ];
  const sheet = sheetOf(await showRows(context.db, needs), text);
  return sendRegister({ list: 'visits.exportNeeds', ...sheet, conditions, format }, context);
}

function sheetOf(needs: readonly NeedRow[], text: (key: string) => string): SheetTable {
  const column = (key: string, width: number) => ({
    key,
    header: text(`columns.${key}`),
    type: 'text' as const,
    width,
  });
  return {
    name: text('title'),
    columns: [
      column('number', 18),
      column('firm', 32),
      column('matter', 60),
      column('entrance', 12),
      column('state', 12),
      column('filedAt', 18),
      column('answerDueAt', 18),
      column('concludedAt', 18),
    ],
    rows: needs.map((need) => ({
      ...{ number: need.number, firm: need.firm, matter: need.matter },
      ...{ entrance: text(`entrances.${need.entrance}`), state: text(`states.${need.state}`) },
      ...{ filedAt: minuteInChina(need.filedAt), answerDueAt: minuteInChina(need.answerDueAt) },
      concludedAt: minuteInChina(need.concludedAt),
    })),
  };
}

/** One message with everything that staff need to take it on. */
export async function getNeed(
  { params: { needId } }: EndpointParsed<typeof getEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const need = await findNeed(context.db, needId);
  if (need === undefined) throw new AppError('visits.needUnknown');
  const [row] = await showRows(context.db, [need]);
  if (row === undefined) throw new AppError('visits.needUnknown');
  const { acts, matters } = (await historyOf(context.db, [needId], requireCaller(context).today))(needId);
  const { firmTold, codeTold, place, filedOn } = need;
  return {
    ...{ ...row, firmTold, codeTold, place, filedOn, acts, matterList: matters },
    contact: contactOf(need, context),
    proposals: await proposalsFor(need, context),
    firmIssues: need.state === 'filed' && need.firmId !== null ? await listOpenIssues(context.db, need.firmId) : [],
  };
}

/** Who is to be reached: read only by who handles messages, and no more once its key was destroyed. */
function contactOf({ id, contact }: StoredNeed, context: RequestContext): NeedContact | null {
  if (contact === null || !context.can('visits:intake.triage')) return null;
  const plain = context.keys.persons.decrypt(
    { zoneId: requireCaller(context).zone.id, personId: id, field: 'contact' },
    contact,
  );
  return plain === null ? null : needContact.parse(JSON.parse(plain));
}

async function proposalsFor({ state, firmId, firmTold, codeTold }: StoredNeed, { db }: RequestContext) {
  const q = codeTold ?? firmTold;
  if (state !== 'filed' || firmId !== null || q === null) return [];
  const { hits } = await lookUp(db, { q: q.slice(0, 60), kinds: ['firm'], limit: mostProposed });
  return hits.map(({ id, name, code }) => ({ id, name, code }));
}

/** The needs of the firm for which the caller acts. */
export async function listOwnNeeds(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const firmId = await requireActingFirm(context);
  const needs = await listNeedsOf(context.db, await everyIdOf(context.db, firmId), mostOwn);
  const rows = await showRows(context.db, needs);
  const ids = needs.map(({ id }) => id);
  const history = await historyOf(context.db, ids, requireCaller(context).today);
  return {
    firm: (await findFirmName(context.db, firmId)) ?? '',
    needs: rows.map(({ id, number, entrance, matter, state, filedAt, answerDueAt }) => {
      const { acts, matters } = history(id);
      return {
        ...{ id, number, entrance, matter, state, filedAt, answerDueAt, matters },
        acts: acts.map(({ by: _by, ...act }) => act),
      };
    }),
  };
}
