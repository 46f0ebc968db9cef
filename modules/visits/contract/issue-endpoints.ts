import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { caseLight } from '#kernel/cases/contract/case-light.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  answerChannel,
  issueAnswer,
  issueEnding,
  issueLimits,
  issueSource,
  issueState,
  issueText,
  issueUrgency,
} from './issue.ts';

const caseId = z.object({ caseId: z.uuid() });
const yesNo = z.enum(['yes', 'no']);
const reason = z.string().trim().min(2).max(500);
const categoryCode = z.string().regex(/^[a-z][A-Za-z0-9.-]{1,60}$/);
const scale = z.enum(['large', 'medium', 'small', 'micro']);
const named = z.object({ id: z.uuid(), name: z.string() });
const coded = z.object({ code: z.string(), name: z.string() });

/** What narrows the register of issues; values of one filter are joined by or, filters by and. */
export const issueFilter = {
  /** Words of the text, the number, the firm's name or its code. */
  q: z.string().trim().max(60).optional(),
  /** Lead departments. */
  department: queryList(z.uuid()),
  category: queryList(categoryCode),
  size: queryList(scale),
  /** Sections of GB/T 4754, one letter each. */
  industry: queryList(z.string().regex(/^[A-T]$/)),
  urgency: queryList(issueUrgency),
  state: queryList(issueState),
  light: queryList(caseLight),
  source: queryList(issueSource),
  /** Days on which it was brought up. */
  from: plainDate.optional(),
  to: plainDate.optional(),
  visit: z.uuid().optional(),
  firm: z.uuid().optional(),
  /** Closed by staff; `open` neither closed nor ended. */
  closed: z.enum(['yes', 'no', 'open']).optional(),
  /** Must be solved by now: the limit has passed or staff have closed it. Ended ones never count. */
  due: yesNo.optional(),
  /** Asked after 30 days, and the time to answer is over or it answered. */
  asked: yesNo.optional(),
  /** The firm said that it is still solved. */
  confirmed: yesNo.optional(),
  answer: queryList(issueAnswer),
  supervised: yesNo.optional(),
  /** Closed by staff within the limit. */
  inTime: yesNo.optional(),
  /** Rows that have none: no lead department, no size of the firm. */
  without: z.enum(['lead', 'size']).optional(),
  sort: z.enum(['-raised', 'raised', 'due']).default('-raised'),
};
const filters = z.object(issueFilter);
/** The parsed filter of the register. */
export type IssueFilter = z.output<typeof filters>;

/** An issue as a row of the register. */
export const issueRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  firm: named,
  category: coded,
  urgency: issueUrgency,
  state: issueState,
  light: caseLight,
  dueOn: plainDate.nullable(),
  /** Working days left until the next limit, 0 on it, below 0 when it has passed; null without a running limit. */
  workingDays: z.int().nullable(),
  lead: named.nullable(),
  source: issueSource,
  raisedOn: plainDate,
  staffClosedOn: plainDate.nullable(),
  answer: issueAnswer.nullable(),
  /** Where supervision stands; null where there was none. */
  supervision: z.string().nullable(),
  demonstration: z.boolean(),
});
/** One row of the register. */
export type IssueRow = z.infer<typeof issueRow>;

/** Both rates with what they are made of: shares are percent with one decimal, null where nothing is counted. */
export const issueSums = z.object({
  total: z.int(),
  open: z.int(),
  late: z.int(),
  due: z.int(),
  staffClosed: z.int(),
  staffClosedRate: z.string().nullable(),
  asked: z.int(),
  confirmed: z.int(),
  firmConfirmedRate: z.string().nullable(),
  unanswered: z.int(),
  nonResponseRate: z.string().nullable(),
});
/** Sums over whatever a filter leaves. */
export type IssueSums = z.infer<typeof issueSums>;

/** One page of the issues that match, with sums over all that match and what the filters can take. */
export const listIssues = defineEndpoint({
  id: 'visits.listIssues',
  method: 'GET',
  path: '/api/visits/issues',
  permission: 'visits:issues.read',
  query: z.object({ ...issueFilter, ...paging }),
  response: z.object({
    total: z.int(),
    issues: z.array(issueRow),
    sums: issueSums,
    departments: z.array(named),
    categories: z.array(coded),
  }),
});

/** Exactly the issues that match. */
export const exportIssues = defineEndpoint({
  id: 'visits.exportIssues',
  method: 'GET',
  path: '/api/visits/issues/export',
  permission: 'visits:issues.export',
  query: z.object({ ...issueFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** A question to the firm with its answer. */
export const issueQuestion = z.object({
  question: z.enum(['reply', 'thirtyDays']),
  askedAt: z.string(),
  answer: issueAnswer.nullable(),
  channel: answerChannel.nullable(),
  answeredAt: z.string().nullable(),
  /** Who answered signed in, or the officer who wrote it down. */
  answeredBy: z.string().nullable(),
});

/** An issue with everything beside its case. */
export const issueDetail = issueRow.extend({
  text: z.string(),
  /** Last day of the limit to solve it, whichever limit comes next; null while that one stands still. */
  solveBy: plainDate.nullable(),
  size: scale.nullable(),
  industry: z.string(),
  raisedAt: z.string(),
  visit: z.object({ id: z.uuid(), day: plainDate }).nullable(),
  needId: z.uuid().nullable(),
  /** The measure under which it stands; null where it stands under none. */
  measure: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  gatheringId: z.uuid().nullable(),
  onSite: z.object({ department: named, promisedOn: plainDate, receiptNumber: z.string() }).nullable(),
  firstAnswerAt: z.string().nullable(),
  closedInTime: z.boolean().nullable(),
  closedByFirm: z.boolean().nullable(),
  askedOn: plainDate.nullable(),
  reopened: z.int(),
  ending: z.object({ kind: issueEnding, article: z.string().nullable(), mergedInto: z.string().nullable() }).nullable(),
  questions: z.array(issueQuestion),
  corrections: z.array(
    z.object({
      field: z.enum(['category', 'urgency']),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
  links: z.array(z.object({ id: z.uuid(), madeAt: z.string(), expiresOn: plainDate, standing: z.boolean() })),
});
/** One issue with its history beside the case. */
export type IssueDetail = z.infer<typeof issueDetail>;

/** One issue. */
export const getIssue = defineEndpoint({
  id: 'visits.getIssue',
  method: 'GET',
  path: '/api/visits/issues/:caseId',
  permission: 'visits:issues.read',
  params: caseId,
  response: issueDetail.extend({
    /** Why the caller can neither make a link nor correct, in its language; null where it can. */
    refusals: z.object({ link: z.string().nullable(), correct: z.string().nullable() }),
  }),
  errors: ['visits.issueUnknown'],
});

const opened = z.object({ caseId: z.uuid(), number: z.string() });
const whenOpened = [
  ...['visits.issueFirmUnknown', 'visits.issueCategoryUnknown', 'visits.issueVisitUnknown'],
  ...['visits.issueReporterUnknown', 'visits.issueDepartmentUnknown', 'visits.promisedInPast'],
  'visits.clientIdTaken',
];

/** Enters an issue for a firm. */
export const enterIssue = defineEndpoint({
  id: 'visits.enterIssue',
  method: 'POST',
  path: '/api/visits/issues',
  permission: 'visits:issues.open',
  body: z.object({
    firmId: z.uuid(),
    category: categoryCode,
    urgency: issueUrgency,
    text: issueText,
    visitId: z.uuid().optional(),
    reporterId: z.uuid().optional(),
    clientId: z.uuid().optional(),
    onSite: z.object({ departmentId: z.uuid(), promisedOn: plainDate }).optional(),
  }),
  response: opened,
  errors: whenOpened,
});

/** What an issue form can choose today. */
export const listIssueChoices = defineEndpoint({
  id: 'visits.listIssueChoices',
  method: 'GET',
  path: '/api/visits/issue-choices',
  permission: 'visits:issues.read',
  response: z.object({
    categories: z.array(coded.extend({ owner: z.string().nullable() })),
    departments: z.array(named),
    limits: issueLimits,
    documentNumber: z.string().nullable(),
    validFrom: plainDate.nullable(),
  }),
});

/** Corrects category or urgency with the reason; the limit that runs stays as it was promised. */
export const correctIssue = defineEndpoint({
  id: 'visits.correctIssue',
  method: 'POST',
  path: '/api/visits/issues/:caseId/correction',
  permission: 'visits:issues.correct',
  params: caseId,
  body: z.object({ category: categoryCode.optional(), urgency: issueUrgency.optional(), reason }),
  response: z.object({ caseId: z.uuid() }),
  errors: [
    ...['visits.issueUnknown', 'visits.issueCategoryUnknown', 'visits.issueUnchanged', 'visits.issueConcluded'],
    'visits.notOwnDepartment',
  ],
});

/** Ends an issue that is not solved: withdrawn, not solvable under law with the article, merged into another by its number. */
export const endIssue = defineEndpoint({
  id: 'visits.endIssue',
  method: 'POST',
  path: '/api/visits/issues/:caseId/ending',
  permission: 'visits:issues.end',
  params: caseId,
  body: z.object({
    kind: issueEnding,
    comment: z.string().trim().min(2).max(2_000),
    article: z.string().trim().min(2).max(200).optional(),
    mergedInto: z.string().trim().min(8).max(24).optional(),
    expected: z.int().min(1).max(10_000),
  }),
  response: z.object({ state: z.string() }),
  errors: [
    ...['visits.issueUnknown', 'visits.articleNeeded', 'visits.mergeTargetNeeded', 'cases.changed'],
    ...['cases.actNotNow', 'cases.actNotYours', 'cases.notByLead', 'cases.signaturesOpen', 'cases.unknown'],
  ],
});

/** Makes the link by which the firm sees and answers this issue without signing in; shown once, its secret is not stored. */
export const makeIssueLink = defineEndpoint({
  id: 'visits.makeIssueLink',
  method: 'POST',
  path: '/api/visits/issues/:caseId/links',
  permission: 'visits:issues.link',
  params: caseId,
  body: z.object({ days: z.int().min(1).max(365).default(90) }),
  response: z.object({ id: z.uuid(), path: z.string(), expiresOn: plainDate }),
  errors: ['visits.issueUnknown', 'visits.leadSpeaksForFirm'],
});

/** Revokes a link at once. */
export const revokeIssueLink = defineEndpoint({
  id: 'visits.revokeIssueLink',
  method: 'DELETE',
  path: '/api/visits/issue-links/:linkId',
  permission: 'visits:issues.link',
  params: z.object({ linkId: z.uuid() }),
  response: z.object({ id: z.uuid() }),
  errors: ['visits.issueLinkUnknown'],
});

/** 交办单: the assignment with the receipt that the firm keeps. */
export const printAssignment = defineEndpoint({
  id: 'visits.printAssignment',
  method: 'GET',
  path: '/api/visits/issues/:caseId/assignment',
  permission: 'visits:issues.read',
  params: caseId,
  response: z.unknown(),
  produces: 'file',
  errors: ['visits.issueUnknown', ...exportRefusals],
});

/** 督办单: the supervision order with its sign-off. */
export const printSupervision = defineEndpoint({
  id: 'visits.printSupervision',
  method: 'GET',
  path: '/api/visits/issues/:caseId/supervision',
  permission: 'visits:issues.read',
  params: caseId,
  response: z.unknown(),
  produces: 'file',
  errors: ['visits.issueUnknown', 'visits.noSupervision', ...exportRefusals],
});

/** A rule of limits with its basis; the usual one, which holds where the zone has set none, has neither day nor document. */
export const limitRule = z.object({
  limits: issueLimits,
  validFrom: plainDate.nullable(),
  documentNumber: z.string().nullable(),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  /** ISO 8601. */
  setAt: z.string().nullable(),
});
/** One rule of limits. */
export type LimitRule = z.infer<typeof limitRule>;

/** Every rule of limits, the newest first and the usual one last, with the place of the one in force today. */
export const listIssueLimits = defineEndpoint({
  id: 'visits.listIssueLimits',
  method: 'GET',
  path: '/api/visits/issue-limits',
  permission: 'visits:issues.read',
  response: z.object({ day: plainDate, inForce: z.int(), rules: z.array(limitRule) }),
});

/** Sets the limits from a day on, by a document; issues that are open keep theirs. */
export const setIssueLimits = defineEndpoint({
  id: 'visits.setIssueLimits',
  method: 'POST',
  path: '/api/visits/issue-limits',
  permission: 'visits:issueLimits.set',
  body: z.object({
    validFrom: plainDate,
    limits: issueLimits,
    documentNumber: z.string().trim().min(2).max(60),
    reason: reason.optional(),
  }),
  response: z.object({ validFrom: plainDate }),
  errors: ['visits.limitsInPast'],
});

/** An issue as its own firm sees it. */
export const ownIssue = issueRow
  .pick({ id: true, number: true, title: true, urgency: true, state: true, raisedOn: true, dueOn: true, answer: true })
  .extend({
    firmId: z.uuid(),
    firm: z.string(),
    text: z.string(),
    category: z.string(),
    lead: z.string().nullable(),
    sequence: z.int(),
    /** Acts that the firm can do now. */
    acts: z.array(z.string()),
    /** What was said to the firm and by it, the newest first. */
    timeline: z.array(z.object({ at: z.string(), act: z.string(), comment: z.string().nullable() })),
  });
/** One issue of an own firm. */
export type OwnIssue = z.infer<typeof ownIssue>;

/** The issues of all firms of which the caller is a member, the newest first, at most 200. */
export const listOwnIssues = defineEndpoint({
  id: 'visits.listOwnIssues',
  method: 'GET',
  path: '/api/visits/own-issues',
  permission: 'visits:ownIssues.read',
  response: z.object({ total: z.int(), issues: z.array(ownIssue) }),
  errors: ['visits.issueOwnFirmMissing'],
});

/** What the firm may do with its issue. */
export const ownAct = z.enum([
  ...(['confirmSolved', 'denySolved', 'confirmStillSolved', 'sayPartly', 'reopen', 'urge', 'endWithdrawn'] as const),
]);

/** Confirms, denies, answers the later question, reopens, urges or withdraws. */
export const actOnOwnIssue = defineEndpoint({
  id: 'visits.actOnOwnIssue',
  method: 'POST',
  path: '/api/visits/own-issues/:caseId/acts',
  permission: 'visits:ownIssues.act',
  params: caseId,
  body: z.object({ act: ownAct, expected: z.int().min(1), comment: z.string().trim().max(2_000).optional() }),
  response: z.object({ state: z.string() }),
  errors: [
    ...['visits.issueOwnFirmMissing', 'visits.issueUnknown', 'cases.changed', 'cases.actNotNow'],
    ...['cases.actNotYours', 'cases.commentNeeded', 'cases.unknown'],
  ],
});
