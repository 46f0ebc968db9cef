import { randomUUIDv7 } from 'node:crypto';
import { placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  makeIssueLink as makeEndpoint,
  revokeIssueLink as revokeEndpoint,
} from '../../contract/issue-endpoints.ts';
import { newFollowToken } from '../intake/follow-token.ts';
import { requireCaller } from '../issues/require-caller.ts';
import { findIssue } from '../issues/store/issues.ts';
import { findStoredIssue } from '../issues/store/register.ts';
import { addLink, revokeLink } from './store/links.ts';

/** Makes a link to one issue for its firm; whoever has it acts for the firm on this issue and on nothing else. The lead department makes none. */
export function makeIssueLink(
  { params: { caseId }, body: { days } }: EndpointParsed<typeof makeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof makeEndpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const issue = await findIssue(tx, caseId);
    if (issue === undefined) throw new AppError('visits.issueUnknown');
    await refuseLead(tx, { caseId, accountId: account.id, today });
    const { token, digest } = newFollowToken(zone.code);
    const [id, expiresOn] = [randomUUIDv7(), Temporal.PlainDate.from(today).add({ days }).toString()];
    await addLink(tx, { zoneId: zone.id, id, caseId, firmId: issue.firm_id, digest, by: account.id, at, expiresOn });
    await context.record(tx, {
      subject: { type: 'visits.issue', id: caseId },
      before: null,
      after: { link: id, expiresOn },
    });
    return { id, path: issueLinkPath(token), expiresOn };
  });
}

/** Whoever has a link answers as the firm: the department that solves the issue makes none, for it would confirm itself. */
async function refuseLead(
  tx: ZoneDb,
  { caseId, accountId, today }: { caseId: string; accountId: string; today: string },
): Promise<void> {
  const leadId = (await findStoredIssue(tx, { caseId, today }))?.leadId ?? null;
  if (await isOfLead(tx, { leadId, accountId, today })) throw new AppError('visits.leadSpeaksForFirm');
}

/** Whether somebody works in the department that solves the issue. */
export async function isOfLead(
  db: ZoneDb,
  { leadId, accountId, today }: { leadId: string | null; accountId: string; today: string },
): Promise<boolean> {
  return (await placesOf(db, accountId, today)).some(({ departmentId }) => departmentId === leadId);
}

/** Page of an issue for whoever has the secret. */
export function issueLinkPath(token: string): string {
  return `/issue-links/${token}`;
}

/** Revokes a link at once. */
export function revokeIssueLink(
  { params: { linkId } }: EndpointParsed<typeof revokeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof revokeEndpoint>> {
  const { account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const revoked = await revokeLink(tx, { id: linkId, by: account.id, at });
    if (revoked === undefined) throw new AppError('visits.issueLinkUnknown');
    await context.record(tx, {
      subject: { type: 'visits.issue', id: revoked.caseId },
      before: { link: linkId },
      after: { revoked: true },
    });
    return { id: linkId };
  });
}
