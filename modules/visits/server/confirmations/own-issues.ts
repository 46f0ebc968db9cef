import { judgeStanding } from '#kernel/cases/contract/judge-act.ts';
import { type Acting, actingBy, actingForParty, actOnCase, readCases } from '#kernel/cases/server/index.ts';
import { departmentNamesOn, housesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type actOnOwnIssue as actEndpoint,
  type listOwnIssues as listEndpoint,
  type OwnIssue,
  ownAct,
} from '../../contract/issue-endpoints.ts';
import { issueLifecycle } from '../../contract/issue-lifecycle.ts';
import { issueKind } from '../issues/issue-kind.ts';
import { requireCaller } from '../issues/require-caller.ts';
import { issuesOfFirms } from '../issues/store/beside.ts';
import { findStoredIssue } from '../issues/store/register.ts';

const shownActs = new Set(issueLifecycle.transitions.flatMap((one) => (one.shownToParty === true ? [one.name] : [])));

/** Issues as their firm sees them: in the order of the ids, without what staff say among themselves. */
export async function showOwnIssues(
  db: ZoneDb,
  { caseIds, firmIds, today }: { caseIds: readonly string[]; firmIds: readonly string[]; today: string },
): Promise<OwnIssue[]> {
  const names = await departmentNamesOn(db, today);
  const cases = await readCases(db, issueKind, caseIds);
  const shown: OwnIssue[] = [];
  for (const caseId of caseIds) {
    const stored = await findStoredIssue(db, { caseId, today });
    const read = cases.get(caseId);
    if (stored === undefined || read === undefined || !firmIds.includes(stored.firmId)) continue;
    const caller = { kind: 'party', accountId: null, leader: false, places: [], partyId: stored.firmId } as const;
    const { id, number, title, urgency, state, raisedOn, answer, text } = stored;
    shown.push({
      ...{
        id,
        number,
        title,
        urgency,
        state,
        raisedOn,
        answer,
        text,
        dueOn: read.state.clocks.resolution?.dueOn ?? null,
      },
      ...{ firmId: stored.firmId, firm: stored.firm },
      ...{ category: stored.categoryName, sequence: read.state.sequence },
      lead: stored.leadId === null ? null : (names.get(stored.leadId) ?? null),
      acts: ownAct.options.filter((act) => judgeStanding(issueLifecycle, { state: read.state, caller }, act) === null),
      timeline: read.actions
        .filter(({ name, by }) => name === 'open' || by.kind === 'party' || shownActs.has(name))
        .map(({ at, name, comment }) => ({ at, act: name, comment }))
        .reverse(),
    });
  }
  return shown;
}

/** The issues of all firms of which the caller is a member. */
export async function listOwnIssues(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { account, today } = requireCaller(context);
  const { houses } = await housesOf(context.db, account.id);
  if (houses.length === 0) throw new AppError('visits.issueOwnFirmMissing');
  const firmIds = houses.map(({ id }) => id);
  const { total, caseIds } = await issuesOfFirms(context.db, firmIds);
  return { total, issues: await showOwnIssues(context.db, { caseIds, firmIds, today }) };
}

/** Confirms, denies, answers the later question, reopens, urges or withdraws, for that of the caller's firms which the issue concerns. */
export function actOnOwnIssue(
  { params: { caseId }, body: { act: name, expected, comment } }: EndpointParsed<typeof actEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof actEndpoint>> {
  return context.transaction(async (tx) => {
    const acting = await actingBy(context, tx);
    if (acting.houses.length === 0) throw new AppError('visits.issueOwnFirmMissing');
    const { today } = requireCaller(context);
    const own = await findStoredIssue(tx, { caseId, today });
    if (own === undefined || !acting.houses.includes(own.firmId)) throw new AppError('visits.issueUnknown');
    const said = comment === undefined ? {} : { comment };
    const { state } = await actOnCase(tx, issueKind, { caseId, name, expected, ...said }, acting);
    return { state };
  });
}

/** What somebody did who has the link to an issue: acts for the firm on this one issue. */
export function actByLink(
  { caseId, firmId, name, comment }: { caseId: string; firmId: string; name: string; comment: string },
  context: RequestContext,
): Promise<string> {
  const { zone } = context;
  if (zone === null) throw new Error('a link belongs to a zone');
  const now = context.now();
  const moment: Pick<Acting, 'zoneId' | 'at' | 'today' | 'record' | 'text'> = {
    ...{ zoneId: zone.id, at: now.toString({ fractionalSecondDigits: 3 }) },
    ...{ today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() },
    ...{ record: context.record, text: context.text },
  };
  return context.transaction(async (tx) => {
    const { state } = await actOnCase(tx, issueKind, { caseId, name, comment }, actingForParty(moment, firmId));
    return state;
  });
}
