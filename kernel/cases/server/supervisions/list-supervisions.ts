import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listSupervisions as endpoint } from '../../contract/list-endpoints.ts';
import type { SupervisionRow } from '../../contract/supervision-list.ts';
import { type CaseKinds, hrefOf } from '../case-kind.ts';
import { openDayCount } from '../day-count.ts';
import { dayInChina } from '../day-in-china.ts';
import type { DayCount } from '../domain/count-clocks.ts';
import { lifecycleWord } from '../lists/describe-rows.ts';
import { workingDaysLeft } from '../lists/domain/due-words.ts';
import { openNames } from '../open-names.ts';
import { stateWord } from '../tell-refusal.ts';
import {
  countSupervisions,
  listStoredSupervisions,
  type StoredSupervision,
  type SupervisionQuery,
  type SupervisionStep,
  supervisionSteps,
} from './store/supervisions.ts';

type Asked = Pick<EndpointParsed<typeof endpoint>, 'query'>;

/** Orders of supervision with every step of each, one page, and how many there are by state, department and light. */
export async function listSupervisions(
  kinds: CaseKinds,
  { query }: Asked,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db, text } = context;
  const today = dayInChina(context.now().toString());
  const days = await openDayCount(db);
  const readable = [...kinds.values()].filter(({ permission }) => context.can(permission));
  const { page, pageSize, ...filter } = query;
  const asked: SupervisionQuery = {
    ...filter,
    q: filter.q,
    lifecycles: readable.map(({ lifecycle }) => lifecycle.id),
    today,
    soonUntil: days.addWorkingDays(today, 2),
  };
  const { total, rows } = await listStoredSupervisions(db, asked, { limit: pageSize, offset: (page - 1) * pageSize });
  const steps = await supervisionSteps(
    db,
    rows.map(({ id }) => id),
  );
  const names = await openNames(db, { today, accounts: rows.flatMap(({ raisedBy }) => raisedBy ?? []) });
  const [state, department, light] = await Promise.all([
    countSupervisions(db, asked, 'state'),
    countSupervisions(db, asked, 'department'),
    countSupervisions(db, asked, 'light'),
  ]);
  return {
    total,
    rows: rows.map((row) => describe(row, { kinds, steps, names, days, today, text })),
    facets: {
      state: state.map((one) => ({ ...one, name: text(`cases:supervisionStates.${one.value}`) })),
      department: department.map((one) => ({ ...one, name: names.department(one.value) })),
      light: light.map((one) => ({ ...one, name: text(`cases:todo.lights.${one.value}`) })),
    },
  };
}

interface Words {
  readonly kinds: CaseKinds;
  readonly steps: readonly SupervisionStep[];
  readonly names: Awaited<ReturnType<typeof openNames>>;
  readonly days: DayCount;
  readonly today: string;
  text(key: string, params?: Record<string, string | number>): string;
}

function describe(row: StoredSupervision, { kinds, steps, names, days, today, text }: Words): SupervisionRow {
  const kind = kinds.get(row.lifecycle);
  const taken = (name: string) =>
    steps.findLast((one) => one.caseId === row.id && one.name === name && one.sequence > row.raisedIn);
  const answered = taken('answerSupervision');
  const open = ['raised', 'approved', 'received'].includes(row.supervision);
  return {
    ...{ id: row.id, number: row.number, title: row.title, party: row.party },
    lifecycleName: kind === undefined ? row.lifecycle : lifecycleWord(kind, { text }),
    stateName: kind === undefined ? row.state : stateWord(kind, row.state, { text }),
    supervision: row.supervision,
    department: row.leadId === null ? null : names.department(row.leadId),
    ...{ reason: row.reason, raisedAt: row.raisedAt },
    raisedBy: row.raisedBy === null ? null : names.account(row.raisedBy),
    approvedAt: taken('approveSupervision')?.at ?? null,
    receivedAt: taken('receiveSupervision')?.at ?? null,
    answeredAt: answered?.at ?? null,
    reviewedAt: taken('reviewSupervision')?.at ?? null,
    closedAt: row.supervision === 'closed' ? (taken('closeSupervision')?.at ?? null) : null,
    answer: answered?.comment ?? null,
    ...{ answerBy: row.answerBy, light: row.light },
    workingDays: open ? workingDaysLeft(row.answerBy, today, days) : null,
    href: kind === undefined ? `/cases/${row.id}` : hrefOf(kind, row.id),
  };
}
