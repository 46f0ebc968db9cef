import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  assignOfficers as endpoint,
  previewAssignment as previewEndpoint,
} from '../../contract/officer-endpoints.ts';
import { mostAssigned } from '../../contract/officer-endpoints.ts';
import { isNothing, planTerms, type TermPlan } from './domain/plan-terms.ts';
import { requireCaller } from './require-caller.ts';
import { staffOn } from './store/staff.ts';
import { addTerms, endTerms, firmsMeant, lockTerms, takeBackTerms } from './store/terms.ts';

type Asked = EndpointParsed<typeof endpoint>['body'];

/** How many firms one entry of the journal names: an entry has its size. */
const namedInOneEntry = 1_000;
/** Terms begin at most this many days before or after today. */
const daysAround = 366;

/** What an assignment would change. */
export async function previewAssignment(
  { body }: EndpointParsed<typeof previewEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof previewEndpoint>> {
  const { plans } = await context.db.transaction().execute((tx) => planAll(tx, body, context));
  const same = plans.filter(({ plan }) => isNothing(plan)).length;
  const replaced = plans.filter(({ plan }) => plan.end.length + plan.takeBack.length > 0).length;
  return { firms: plans.length, same, replaced };
}

/** Gives firms, or one project, an officer and a deputy from a day on. */
export function assignOfficers(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const { plans } = await planAll(tx, body, context);
    const changed = plans.filter(({ plan }) => !isNothing(plan));
    const { day, project } = body;
    await carryOut(
      tx,
      changed.map((one) => ({ ...one, project })),
      { day, context },
    );
    const told = { project, officerId: body.officerId, deputyId: body.deputyId ?? null, day, firms: plans.length };
    await recordFirms(tx, { told, firmIds: changed.map(({ firmId }) => firmId), subject: body.officerId }, context);
    return { firms: plans.length, changed: changed.length };
  });
}

async function planAll(tx: ZoneDb, body: Asked, context: RequestContext) {
  const { officerId, deputyId, day, project } = body;
  requireDay(day, context);
  await requireStaff(tx, [officerId, deputyId ?? officerId], context);
  if (officerId === deputyId) throw new AppError('visits.officerTwice');
  const firms = await firmsMeant(tx, body.firms, { day, limit: mostAssigned + 1 });
  if (firms.length > mostAssigned) {
    throw new AppError('visits.officerTooMany', { total: firms.length, limit: mostAssigned });
  }
  const named = 'ids' in body.firms ? new Set(body.firms.ids).size : undefined;
  // A project belongs to one firm: several with a project of one name would be a mistake.
  if (firms.length !== (named ?? firms.length) || (project !== '' && named !== 1)) {
    throw new AppError('visits.officerFirmUnknown');
  }
  const terms = await lockTerms(tx, { firmIds: firms.map(({ id }) => id), project, day });
  const lanes = Map.groupBy(terms, ({ firmId }) => firmId);
  const wanted = { officer: officerId, ...(deputyId === undefined ? {} : { deputy: deputyId }) };
  return { plans: firms.map(({ id }) => ({ firmId: id, plan: planTerms(lanes.get(id) ?? [], wanted, day) })) };
}

/** A plan of one firm or project. */
export interface LanePlan {
  firmId: string;
  project: string;
  plan: TermPlan;
}

/** Writes plans; somebody who assigned at the same moment makes it fail. */
export async function carryOut(
  tx: ZoneDb,
  lanes: readonly LanePlan[],
  { day, context }: { day: string; context: RequestContext },
): Promise<void> {
  const { zone, account, at } = requireCaller(context);
  const by = account.id;
  await takeBackTerms(
    tx,
    lanes.flatMap(({ plan }) => plan.takeBack),
    { by, at },
  );
  await endTerms(
    tx,
    lanes.flatMap(({ plan }) => plan.end),
    day,
  );
  const added = lanes.flatMap(({ firmId, project, plan }) =>
    plan.add.map((one) => ({ id: randomUUIDv7(), firmId, project, ...one, startsOn: day, endsOn: null })),
  );
  try {
    await addTerms(tx, { zoneId: zone.id, by, at }, added);
  } catch (error) {
    if (isOverlap(error)) throw new AppError('visits.officerOverlap');
    throw error;
  }
}

/** SQLSTATE of a period that overlaps another. */
export function isOverlap(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23P01';
}

/** One entry of the journal for every thousand firms, so that each firm can be found in one. */
export async function recordFirms(
  tx: ZoneDb,
  {
    told,
    firmIds,
    subject,
  }: { told: Record<string, string | number | null>; firmIds: readonly string[]; subject: string },
  context: RequestContext,
): Promise<void> {
  for (let from = 0; from === 0 || from < firmIds.length; from += namedInOneEntry) {
    await context.record(tx, {
      subject: { type: 'visits.officer', id: subject },
      after: { ...told, changed: firmIds.slice(from, from + namedInOneEntry) },
    });
  }
}

/** Refuses a day that is far from today. */
export function requireDay(day: string, context: RequestContext): void {
  const today = Temporal.PlainDate.from(requireCaller(context).today);
  const [from, until] = [today.subtract({ days: daysAround }), today.add({ days: daysAround })].map(String);
  if (from === undefined || until === undefined) return;
  if (day < from || day > until) throw new AppError('visits.officerDayWrong', { from, until });
}

/** Refuses ids of nobody of this authority. */
export async function requireStaff(tx: ZoneDb, ids: readonly string[], context: RequestContext): Promise<void> {
  const staff = await staffOn(tx, requireCaller(context).today);
  if (ids.some((id) => !staff.has(id))) throw new AppError('visits.staffUnknown');
}
