import { randomUUIDv7 } from 'node:crypto';
import { housesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { rateOwnOfficer as endpoint } from '../../contract/officer-endpoints.ts';
import { ratedIssueStates } from '../../contract/service-officer.ts';
import { findStoredIssue } from '../issues/store/register.ts';
import { dayInChina } from './day-in-china.ts';
import { quarterOf } from './domain/summarise-ratings.ts';
import { requireActingFirm, requireCaller } from './require-caller.ts';
import { addRating, listRatings } from './store/ratings.ts';
import { listServed } from './store/served.ts';

/** What a firm says of its officer. */
export interface GivenRating {
  firmId: string;
  stars: number;
  words?: string | undefined;
  /** After this issue was closed; of the quarter where left out. */
  issueId?: string | undefined;
  /** The officer rated; the firm's officer of the day where left out. */
  staffId?: string | undefined;
  /** Account that rates; null where a link does. */
  by: string | null;
}

/**
 * Keeps what a firm says of its officer: once a quarter, and once after each closed issue. The caller records the act.
 * Null where nobody serves the firm today; `again` where it was rated before. Throws nothing else.
 */
export async function rateOfficer(
  tx: ZoneDb,
  { zoneId, now }: { zoneId: string; now: Temporal.Instant },
  { firmId, stars, words, issueId, staffId, by }: GivenRating,
): Promise<{ ratingId: string; staffId: string } | 'again' | null> {
  const day = dayInChina(now);
  const served = await listServed(tx, { officer: [], gap: [], firmId }, { day, limit: 200, offset: 0 });
  const own = served.flatMap(({ officerId, deputyId }) => [officerId, deputyId]).filter((id) => id !== null);
  const rated = staffId ?? served.find(({ project }) => project === '')?.officerId ?? null;
  if (rated === null || !own.includes(rated)) return null;
  const id = randomUUIDv7();
  const added = await addRating(tx, {
    ...{ zoneId, id, firmId, staffId: rated, stars, words: words ?? null, quarter: quarterOf(day) },
    ...{ issueId: issueId ?? null, on: day, at: now.toString({ fractionalSecondDigits: 3 }), by },
  });
  return added ? { ratingId: id, staffId: rated } : 'again';
}

/** Rates an officer of the caller's firm for the quarter, or after an issue was closed. */
export async function rateOwnOfficer(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const firmId = await ratingFirm(body.issueId, context);
  const { zone, account, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    if (body.issueId !== undefined) await requireClosedIssue(tx, { caseId: body.issueId, firmId, today });
    const at = { zoneId: zone.id, now: context.now() };
    const given = await rateOfficer(tx, at, { firmId, ...body, by: account.id });
    if (given === null) throw new AppError('visits.officerNotOwn');
    if (given === 'again') throw new AppError('visits.officerRated', { quarter: quarterOf(today) });
    await context.record(tx, {
      subject: { type: 'visits.officerRating', id: given.ratingId },
      // What the firm wrote may name people: it stays in the rating.
      after: {
        ...{ firmId, staffId: given.staffId, stars: body.stars, quarter: quarterOf(today) },
        ...(body.issueId === undefined ? {} : { issueId: body.issueId }),
      },
    });
    return { ratingId: given.ratingId };
  });
}

/** The firm that rates: the one whose issue was closed where the caller belongs to it, else the one for which the caller acts. */
async function ratingFirm(issueId: string | undefined, context: RequestContext): Promise<string> {
  if (issueId === undefined) return requireActingFirm(context);
  const { account, today } = requireCaller(context);
  const issue = await findStoredIssue(context.db, { caseId: issueId, today });
  const { houses } = await housesOf(context.db, account.id);
  if (issue === undefined || !houses.some(({ id }) => id === issue.firmId)) throw new AppError('visits.issueUnknown');
  return issue.firmId;
}

/** Whether the firm has an officer whom it has not rated yet after this issue. */
export async function hasOfficerToRate(
  db: ZoneDb,
  { firmId, issueId, day }: { firmId: string; issueId: string; day: string },
): Promise<boolean> {
  const served = await listServed(db, { officer: [], gap: [], firmId }, { day, limit: 200, offset: 0 });
  if (!served.some(({ project, officerId }) => project === '' && officerId !== null)) return false;
  return !(await listRatings(db, { firmIds: [firmId] })).some((rating) => rating.issueId === issueId);
}

async function requireClosedIssue(
  tx: ZoneDb,
  { caseId, firmId, today }: { caseId: string; firmId: string; today: string },
): Promise<void> {
  const issue = await findStoredIssue(tx, { caseId, today });
  if (issue === undefined || issue.firmId !== firmId || !ratedIssueStates.includes(issue.state)) {
    throw new AppError('visits.issueUnknown');
  }
}
