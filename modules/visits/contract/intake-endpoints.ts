import { z } from 'zod';
import { departmentCode as dutyCode } from '#kernel/parties/contract/organisation.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { month } from './charter-endpoints.ts';
import {
  firmTold,
  needAct,
  needChannel,
  needContact,
  needDetail,
  needEntrance,
  needMatter,
  needMatterText,
  needRow,
  needState,
} from './intake.ts';
import { issueUrgency } from './issue.ts';

const needId = z.object({ needId: z.uuid() });
const saidWords = z.string().trim().min(2).max(1_000);

/** What narrows the queue of messages. */
export const needFilter = {
  /** Part of the number, the firm's name or the text. */
  q: z.string().trim().max(60).optional(),
  state: queryList(needState),
  entrance: queryList(needEntrance),
  /** Month of filing. */
  month: month.optional(),
};

/** One page of the messages that match: those that wait first, the longest waiting on top, then the newest. */
export const listNeeds = defineEndpoint({
  id: 'visits.listNeeds',
  method: 'GET',
  path: '/api/visits/needs',
  permission: 'visits:intake.read',
  query: z.object({ ...needFilter, ...paging }),
  response: z.object({
    total: z.int(),
    /** Messages by state under the other filters. */
    states: z.array(z.object({ value: needState, count: z.int() })),
    needs: z.array(needRow),
  }),
});

/** Exactly the messages that match. */
export const exportNeeds = defineEndpoint({
  id: 'visits.exportNeeds',
  method: 'GET',
  path: '/api/visits/needs/export',
  permission: 'visits:intake.export',
  query: z.object({ ...needFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One message with what was done, what was made of it, and firms that it may be of. */
export const getNeed = defineEndpoint({
  id: 'visits.getNeed',
  method: 'GET',
  path: '/api/visits/needs/:needId',
  permission: 'visits:intake.read',
  params: needId,
  response: needDetail,
  errors: ['visits.needUnknown'],
});

const filed = z.object({
  needId: z.uuid(),
  number: z.string(),
  /** Path of the page on which it is followed; shown once, its secret is not stored. */
  followPath: z.string(),
});

/** Writes down a need that reached an officer by telephone, letter or in person. */
export const recordNeed = defineEndpoint({
  id: 'visits.recordNeed',
  method: 'POST',
  path: '/api/visits/needs',
  permission: 'visits:intake.record',
  body: z.object({
    channel: needChannel,
    firmId: z.uuid().optional(),
    firmTold: firmTold.optional(),
    matter: needMatterText,
    contact: needContact.optional(),
  }),
  response: filed,
  errors: ['visits.needFirmUnknown'],
});

/** Says of which firm of the register a message is; once matters were made of it, the firm stays. */
export const nameNeedFirm = defineEndpoint({
  id: 'visits.nameNeedFirm',
  method: 'PUT',
  path: '/api/visits/needs/:needId/firm',
  permission: 'visits:intake.triage',
  params: needId,
  body: z.object({ firmId: z.uuid() }),
  response: z.object({ needId: z.uuid() }),
  errors: ['visits.needUnknown', 'visits.needFirmUnknown', 'visits.needConcluded'],
});

const concluded = z.object({ needId: z.uuid(), state: needState });
const whenConcluded = ['visits.needUnknown', 'visits.needConcluded'];

/** Answers a message at once; the answer is the first one that the charter speaks of. */
export const answerNeed = defineEndpoint({
  id: 'visits.answerNeed',
  method: 'POST',
  path: '/api/visits/needs/:needId/answer',
  permission: 'visits:intake.triage',
  params: needId,
  body: z.object({ words: saidWords }),
  response: concluded,
  errors: whenConcluded,
});

/** One matter made of a message; it goes to the department that owns its category. */
export const newMatter = z.object({
  category: dutyCode,
  urgency: issueUrgency.default('normal'),
  title: z.string().trim().min(2).max(100),
  text: needMatterText,
});

/** Makes one or several matters of a message, each an issue of its own. */
export const splitNeed = defineEndpoint({
  id: 'visits.splitNeed',
  method: 'POST',
  path: '/api/visits/needs/:needId/split',
  permission: 'visits:intake.triage',
  params: needId,
  body: z.object({ matters: z.array(newMatter).min(1).max(10), words: saidWords.optional() }),
  response: concluded.extend({ issueIds: z.array(z.uuid()) }),
  errors: [...whenConcluded, 'visits.needFirmMissing'],
});

/** Joins a message to an issue of the same firm that stands already. */
export const joinNeed = defineEndpoint({
  id: 'visits.joinNeed',
  method: 'POST',
  path: '/api/visits/needs/:needId/joining',
  permission: 'visits:intake.triage',
  params: needId,
  body: z.object({ issueId: z.uuid(), words: saidWords.optional() }),
  response: concluded,
  errors: [...whenConcluded, 'visits.needIssueUnknown', 'visits.needFirmMissing'],
});

/** Refuses a message that is none of the zone's, and says where to go. */
export const refuseNeed = defineEndpoint({
  id: 'visits.refuseNeed',
  method: 'POST',
  path: '/api/visits/needs/:needId/refusal',
  permission: 'visits:intake.triage',
  params: needId,
  body: z.object({ words: saidWords, elsewhere: z.string().trim().min(2).max(200).optional() }),
  response: concluded,
  errors: whenConcluded,
});

/** Destroys for good how to reach the sender, at their wish or once nobody needs it; what was written and done stays. */
export const forgetNeedContact = defineEndpoint({
  id: 'visits.forgetNeedContact',
  method: 'DELETE',
  path: '/api/visits/needs/:needId/contact',
  permission: 'visits:intake.triage',
  params: needId,
  response: z.object({ needId: z.uuid() }),
  errors: ['visits.needUnknown'],
});

/** A poster whose code opens the page on which anybody files a need; `place` tells where it hangs. */
export const printNeedPoster = defineEndpoint({
  id: 'visits.printNeedPoster',
  method: 'GET',
  path: '/api/visits/needs/poster',
  permission: 'visits:intake.export',
  query: z.object({ place: z.string().trim().min(1).max(60).optional() }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** A need as the firm that filed it sees it. */
export const ownNeed = needRow
  .pick({ id: true, number: true, entrance: true, matter: true, state: true, filedAt: true, answerDueAt: true })
  .extend({ acts: z.array(needAct.omit({ by: true })), matters: z.array(needMatter) });

/** The needs of the firm for which the caller acts, the newest first, at most 200. */
export const listOwnNeeds = defineEndpoint({
  id: 'visits.listOwnNeeds',
  method: 'GET',
  path: '/api/visits/own-needs',
  permission: 'visits:ownNeeds.read',
  response: z.object({ firm: z.string(), needs: z.array(ownNeed) }),
  errors: ['visits.noActingFirm'],
});

/** Files a need for the firm for which the caller acts. */
export const fileOwnNeed = defineEndpoint({
  id: 'visits.fileOwnNeed',
  method: 'POST',
  path: '/api/visits/own-needs',
  permission: 'visits:ownNeeds.file',
  body: z.object({ matter: needMatterText, contact: needContact.optional() }),
  response: filed,
  errors: ['visits.noActingFirm'],
});
