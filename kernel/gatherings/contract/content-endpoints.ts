import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { agendaItem, decision } from './gathering.ts';

const gatheringId = z.object({ gatheringId: z.uuid() });
const refusals = ['gatherings.gatheringUnknown', 'gatherings.otherDepartment', 'gatherings.notNow'];
const done = z.object({ id: z.uuid() });

/** Writes the agenda whole; items that are left out go, with their papers. */
export const saveAgenda = defineEndpoint({
  id: 'gatherings.saveAgenda',
  method: 'PUT',
  path: '/api/gatherings/:gatheringId/agenda',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: z.object({
    items: z
      .array(
        z.object({
          /** Absent for a new item. */
          id: z.uuid().optional(),
          title: z.string().trim().min(1).max(200),
          minutes: z.int().min(1).max(600).nullable(),
          speaker: z.string().trim().min(1).max(60).nullable(),
        }),
      )
      .max(60),
  }),
  response: z.object({ agenda: z.array(agendaItem.omit({ papers: true })) }),
  errors: [...refusals, 'gatherings.itemUnknown'],
});

const itemId = gatheringId.extend({ itemId: z.uuid() });

/** Lays papers beside an item of the agenda. */
export const addPapers = defineEndpoint({
  id: 'gatherings.addPapers',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/agenda/:itemId/papers',
  permission: 'gatherings:hold',
  params: itemId,
  body: z.object({ fileIds: z.array(z.uuid()).min(1).max(20) }),
  response: done,
  errors: [...refusals, 'gatherings.itemUnknown', 'files.notAttachable'],
});

/** Takes a paper away. */
export const removePaper = defineEndpoint({
  id: 'gatherings.removePaper',
  method: 'DELETE',
  path: '/api/gatherings/:gatheringId/agenda/:itemId/papers/:fileId',
  permission: 'gatherings:hold',
  params: itemId.extend({ fileId: z.uuid() }),
  response: done,
  errors: [...refusals, 'gatherings.itemUnknown', 'gatherings.paperUnknown'],
});

/** Asks a question; twenty at most for everybody who is invited. */
export const askQuestion = defineEndpoint({
  id: 'gatherings.askQuestion',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/questions',
  permission: 'gatherings:attend',
  params: gatheringId,
  body: z.object({ text: z.string().trim().min(2).max(1000) }),
  response: done,
  errors: ['gatherings.gatheringUnknown', 'gatherings.notNow', 'gatherings.tooManyQuestions'],
});

const questionId = gatheringId.extend({ questionId: z.uuid() });

/** Answers a question in writing, or says that it was answered aloud. */
export const answerQuestion = defineEndpoint({
  id: 'gatherings.answerQuestion',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/questions/:questionId/answer',
  permission: 'gatherings:hold',
  params: questionId,
  /** Words for what is answered in writing; null for what was answered aloud. */
  body: z.object({ answer: z.string().trim().min(2).max(2000).nullable() }),
  response: done,
  errors: [...refusals, 'gatherings.questionUnknown'],
});

/** Puts a question before the others, or back. */
export const pinQuestion = defineEndpoint({
  id: 'gatherings.pinQuestion',
  method: 'PUT',
  path: '/api/gatherings/:gatheringId/questions/:questionId/pin',
  permission: 'gatherings:hold',
  params: questionId,
  body: z.object({ pinned: z.boolean() }),
  response: done,
  errors: [...refusals, 'gatherings.questionUnknown'],
});

/** Shows all questions and answers to everybody who is invited, or no longer. */
export const releaseQuestions = defineEndpoint({
  id: 'gatherings.releaseQuestions',
  method: 'PUT',
  path: '/api/gatherings/:gatheringId/questions/release',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: z.object({ released: z.boolean() }),
  response: done,
  errors: refusals,
});

/** What is decided; department and day may follow, but before the gathering is closed. */
export const decisionBody = z.object({
  text: z.string().trim().min(2).max(500),
  departmentId: z.uuid().nullable(),
  dueOn: plainDate.nullable(),
});

const decisionRefusals = [...refusals, 'gatherings.departmentUnknown', 'gatherings.dayPast', 'gatherings.dayTooFar'];

/** Writes down what was decided. */
export const addDecision = defineEndpoint({
  id: 'gatherings.addDecision',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/decisions',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: decisionBody,
  response: decision.pick({ id: true, number: true }),
  errors: decisionRefusals,
});

const decisionId = gatheringId.extend({ decisionId: z.uuid() });

/** Rewrites a decision that was not assigned yet. */
export const amendDecision = defineEndpoint({
  id: 'gatherings.amendDecision',
  method: 'PUT',
  path: '/api/gatherings/:gatheringId/decisions/:decisionId',
  permission: 'gatherings:hold',
  params: decisionId,
  body: decisionBody,
  response: done,
  errors: [...decisionRefusals, 'gatherings.decisionUnknown', 'gatherings.decisionAssigned'],
});

/** Strikes a decision that was not assigned yet. */
export const strikeDecision = defineEndpoint({
  id: 'gatherings.strikeDecision',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/decisions/:decisionId/striking',
  permission: 'gatherings:hold',
  params: decisionId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: done,
  errors: [...refusals, 'gatherings.decisionUnknown', 'gatherings.decisionAssigned'],
});

/** Assigns a decision to its department: it becomes a case with its day as limit. */
export const assignDecision = defineEndpoint({
  id: 'gatherings.assignDecision',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/decisions/:decisionId/assignment',
  permission: 'gatherings:hold',
  params: decisionId,
  response: z.object({ id: z.uuid(), caseId: z.uuid() }),
  errors: [...[...refusals, 'gatherings.decisionUnknown', 'gatherings.decisionAssigned', 'gatherings.decisionUnready']],
});
