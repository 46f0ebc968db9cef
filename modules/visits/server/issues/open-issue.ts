import { loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';

import { type Acting, actingAsSystem, actOnCase, openCase } from '#kernel/cases/server/index.ts';
import { ownerOf, standingDepartments } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { IssueLimits, IssueSource, IssueUrgency } from '../../contract/issue.ts';
import { nextFacts, noFacts } from './domain/issue-facts.ts';
import { issueKind } from './issue-kind.ts';
import { addIssue, columnsOf, findIssueByClient } from './store/issues.ts';
import { limitsOn } from './store/limits.ts';
import { findCategory, findStandingFirm, isPerson, isVisitTo } from './store/named.ts';

/** An issue as visits, needs, gatherings and officers bring it. */
export interface GivenIssue {
  readonly firmId: string;
  /** Code of an issue category; its owner on the day becomes the lead department, without owner it waits for the dispatcher. */
  readonly category: string;
  readonly urgency: IssueUrgency;
  /** At most 2,000 characters. */
  readonly text: string;
  /** Stands in lists, at most 100 characters, without personal fields; the beginning of the text where left out. */
  readonly title?: string;
  readonly source: IssueSource;
  readonly visitId?: string;
  readonly needId?: string;
  readonly gatheringId?: string;
  /** UUID made by the phone: the same issue sent twice is opened once. */
  readonly clientId?: string;
  /** Person of the register who brought it up. */
  readonly reporterId?: string;
  /** 现场交办: handed over on the spot to a department that promised a day. */
  readonly onSite?: { readonly departmentId: string; readonly promisedOn: string };
}

/** An issue that was opened. */
export interface OpenedIssue {
  readonly caseId: string;
  readonly number: string;
}

/**
 * Opens an issue in the transaction of the caller: the one place where issues begin. The staff who open it are its dispatchers; a
 * category with an owner is assigned at once. Answers the issue that stands already when the phone sends it a second time.
 */
export async function openIssue(tx: ZoneDb, given: GivenIssue, acting: Acting): Promise<OpenedIssue> {
  const known = await findSent(tx, given, acting);
  if (known !== undefined) return known;
  const firm = await examine(tx, given, acting);
  const { zoneId, at, today, caller } = acting;
  const { limits } = await limitsOn(tx, today);
  const opened = await openCase(
    tx,
    issueKind,
    {
      ...{ title: given.title?.trim() || titleOf(given.text), partyId: given.firmId },
      dispatcherId: caller.kind === 'account' ? (caller.places[0]?.departmentId ?? null) : null,
      limits: await daysOf(tx, { given, limits, today }),
    },
    acting,
  );
  const { id: caseId, number, state } = opened;
  const facts = nextFacts(noFacts, { action: opening(at, acting), before: null, after: state });
  const { onSite } = given;
  await addIssue(tx, {
    ...{ zone_id: zoneId, case_id: caseId, number, firm_id: given.firmId, category: given.category },
    ...{ visit_id: given.visitId ?? null, need_id: given.needId ?? null, gathering_id: given.gatheringId ?? null },
    ...{ client_id: given.clientId ?? null, urgency: given.urgency, text: given.text, source: given.source },
    ...{ reporter_id: given.reporterId ?? null, onsite_department_id: onSite?.departmentId ?? null },
    ...{ promised_on: onSite?.promisedOn ?? null, receipt_number: onSite === undefined ? null : receiptOf(number) },
    ...{ scale: firm.scale, industry: firm.industry, raised_on: today, raised_at: at, raised_by: caller.accountId },
    ...columnsOf(facts),
  });
  await assignAtOnce(tx, { given, caseId }, acting);
  return { caseId, number };
}

/** What was sent before under the same number, for the same firm; that it came again stands in the journal. */
async function findSent(
  tx: ZoneDb,
  { clientId, firmId }: GivenIssue,
  { zoneId, record }: Acting,
): Promise<OpenedIssue | undefined> {
  const known = clientId === undefined ? undefined : await findIssueByClient(tx, { zoneId, clientId });
  if (known === undefined) return undefined;
  if (known.firmId !== firmId) throw new AppError('visits.clientIdTaken');
  const { caseId, number } = known;
  await record(tx, { subject: { type: 'visits.issue', id: caseId }, after: { sentAgain: true } });
  return { caseId, number };
}

function opening(at: string, { caller }: Acting) {
  const { kind, accountId, partyId } = caller;
  const by = { kind, accountId, departmentId: null, partyId, onBehalfOf: null };
  return { sequence: 1, name: 'open', at, by, comment: null, files: [], detail: {} };
}

const longestTitle = 60;

/** The first sentence of a text, cut at a length that lists can show. */
export function titleOf(text: string): string {
  const sentence = text.trim().split(/[。！？!?\n]/u)[0] ?? '';
  const signs = [...(sentence === '' ? text.trim() : sentence)];
  return signs.length <= longestTitle ? signs.join('') : `${signs.slice(0, longestTitle - 1).join('')}…`;
}

/** Number of the receipt that the firm keeps of an on-site assignment. */
export function receiptOf(number: string): string {
  return `HZ-${number}`;
}

async function examine(tx: ZoneDb, given: GivenIssue, { today }: Acting) {
  const firm = await findStandingFirm(tx, given.firmId);
  if (firm === undefined) throw new AppError('visits.issueFirmUnknown');
  if ((await findCategory(tx, given.category)) === undefined) throw new AppError('visits.issueCategoryUnknown');
  const { visitId, reporterId, onSite, firmId } = given;
  if (visitId !== undefined && !(await isVisitTo(tx, { visitId, firmId })))
    throw new AppError('visits.issueVisitUnknown');
  if (reporterId !== undefined && !(await isPerson(tx, reporterId))) throw new AppError('visits.issueReporterUnknown');
  if (onSite === undefined) return firm;
  if (!(await standingDepartments(tx, today)).has(onSite.departmentId))
    throw new AppError('visits.issueDepartmentUnknown');
  if (onSite.promisedOn < today) throw new AppError('visits.promisedInPast', { today });
  return firm;
}

/** Lengths of the clocks by the zone's rule; a day promised on the spot takes the place of the usual limit. */
async function daysOf(
  tx: ZoneDb,
  { given, limits, today }: { given: GivenIssue; limits: IssueLimits; today: string },
): Promise<Record<string, number>> {
  const { onSite, urgency } = given;
  const promised = onSite === undefined ? null : workingDaysBetween(await loadCalendar(tx), today, onSite.promisedOn);
  return {
    ...{ acceptance: limits.acceptance, resolution: promised === null ? limits[urgency] : Math.max(1, promised) },
    ...{ answer: limits.answer, thirtyDays: limits.askAfter, confirmation: limits.confirmation },
  };
}

async function assignAtOnce(
  tx: ZoneDb,
  { given, caseId }: { given: GivenIssue; caseId: string },
  acting: Acting,
): Promise<void> {
  const { onSite, category } = given;
  const department =
    onSite?.departmentId ??
    (await ownerOf(tx, { kind: 'issueCategory', code: category, on: acting.today }))?.departmentId;
  if (department === undefined) return;
  const platform = actingAsSystem(acting.zoneId, Temporal.Instant.from(acting.at), 'visits.assignIssue');
  await actOnCase(tx, issueKind, { caseId, name: 'assign', department }, platform);
}
