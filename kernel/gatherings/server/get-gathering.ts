import { loadCalendar } from '#kernel/calendar/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Decision } from '../contract/gathering.ts';
import { takesSignIns } from '../contract/gathering-state.ts';
import type { getGathering as endpoint } from '../contract/planning-endpoints.ts';
import { momentOf, ownDepartments, requireGathering } from './check-caller.ts';
import { agendaOf } from './content/agenda-of.ts';
import { questionsForStaff } from './content/questions-of.ts';
import { showDecisions } from './decide/decisions-of.ts';
import { rowsOf } from './list-gatherings.ts';
import { listCarried, listDecisions } from './store/decisions.ts';
import { listActs, type StoredGathering } from './store/gatherings.ts';
import { namesOfParties } from './store/names.ts';
import { listRows } from './store/register.ts';

const everything = { kind: [], state: [], department: [], series: [], sort: 'day' } as const;

/** One gathering with everything that stands on its page. */
export async function getGathering(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const gathering = await requireGathering(db, params.gatheringId);
  const lines = await listRows(db, { ...everything, only: gathering.id }, { limit: 1, offset: 0 });
  const [row] = await rowsOf(lines, context);
  if (row === undefined) throw new AppError('gatherings.gatheringUnknown');
  const { id, place, siteId, hostId, questionsReleased } = gathering;
  const siteName = siteId === null ? null : ((await namesOfParties(db, [siteId])).get(siteId) ?? null);
  const holds = context.can('gatherings:hold') && (await ownDepartments(db, context)).includes(hostId);
  return {
    ...row,
    ...{ place, siteId, siteName, questionsReleased, holds },
    takesSignIns: takesSignIns(gathering, momentOf(context).wall),
    agenda: await agendaOf(db, id, context.files),
    ...(await decisionsAround(gathering, context)),
    questions: await questionsForStaff(id, context),
    history: (await listActs(db, id)).map(({ detail: _, ...act }) => act),
  };
}

/** What the series' earlier gatherings left open, and what this one decided. */
export async function decisionsAround(
  { id, seriesId, day, fromTime }: StoredGathering,
  context: RequestContext,
): Promise<{ carried: Decision[]; decisions: Decision[] }> {
  const { db } = context;
  const { today } = momentOf(context);
  const known = { today, names: await departmentNamesOn(db, today), calendar: await loadCalendar(db) };
  const carried = seriesId === null ? [] : await listCarried(db, { seriesId, before: { day, fromTime } });
  return {
    carried: showDecisions(carried, known),
    decisions: showDecisions(await listDecisions(db, id), known),
  };
}
