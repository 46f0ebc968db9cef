import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { agendaItem, gatheringRow, question } from './gathering.ts';
import { answerBody, answerWord, invitee, inviteeKind, signInWay } from './invitation.ts';

const gatheringId = z.object({ gatheringId: z.uuid() });

/** A gathering as who is invited sees it. */
export const ownGathering = gatheringRow
  .pick({ id: true, kind: true, state: true, title: true, day: true, fromTime: true, toTime: true, where: true })
  .extend({
    host: z.string(),
    /** As whom the caller is invited: the house, the department, or oneself. */
    invitation: z.object({
      id: z.uuid(),
      kind: inviteeKind,
      name: z.string().nullable(),
      answer: answerWord.nullable(),
      substitute: z.string().nullable(),
      waiting: z.boolean(),
    }),
    signedInAt: z.string().nullable(),
    takesSignIns: z.boolean(),
  });
export type OwnGathering = z.infer<typeof ownGathering>;

/** The last hundred gatherings to which the caller, the own houses or the own department are invited, the next first. */
export const listOwnGatherings = defineEndpoint({
  id: 'gatherings.listOwnGatherings',
  method: 'GET',
  path: '/api/gatherings/mine',
  permission: 'gatherings:attend',
  response: z.object({ gatherings: z.array(ownGathering) }),
});

/** One of them, with its agenda, papers and questions. */
export const getOwnGathering = defineEndpoint({
  id: 'gatherings.getOwnGathering',
  method: 'GET',
  path: '/api/gatherings/mine/:gatheringId',
  permission: 'gatherings:attend',
  params: gatheringId,
  response: ownGathering.extend({ agenda: z.array(agendaItem), questions: z.array(question) }),
  errors: ['gatherings.gatheringUnknown'],
});

/** Answers the own invitation; past the seats it goes onto the waiting list. */
export const answerOwnInvitation = defineEndpoint({
  id: 'gatherings.answerOwnInvitation',
  method: 'POST',
  path: '/api/gatherings/mine/:gatheringId/answer',
  permission: 'gatherings:attend',
  params: gatheringId,
  body: answerBody,
  response: z.object({ answer: answerWord, waiting: z.boolean() }),
  errors: ['gatherings.gatheringUnknown', 'gatherings.notNow'],
});

/** What stands at the door: the code, the address behind the QR code, and who signed in last. */
export const getDoor = defineEndpoint({
  id: 'gatherings.getDoor',
  method: 'GET',
  path: '/api/gatherings/:gatheringId/door',
  permission: 'gatherings:hold',
  params: gatheringId,
  response: z.object({
    ...{ title: z.string(), where: z.string(), day: z.string(), fromTime: z.string(), toTime: z.string() },
    code: z.string(),
    path: z.string(),
    takesSignIns: z.boolean(),
    /** From when to when the code is taken, `YYYY-MM-DD HH:MM` in China. */
    window: z.object({ from: z.string(), until: z.string() }),
    counts: z.object({ coming: z.int(), present: z.int() }),
    last: z.array(z.object({ id: z.uuid(), name: z.string(), at: z.string(), how: signInWay })),
  }),
  errors: ['gatherings.gatheringUnknown', 'gatherings.otherDepartment'],
});

/** Signs the caller in by the six digits at the door. */
export const signIn = defineEndpoint({
  id: 'gatherings.signIn',
  method: 'POST',
  path: '/api/gatherings/sign-in',
  permission: 'gatherings:attend',
  body: z.object({ code: z.string().regex(/^\d{6}$/) }),
  response: z.object({ gatheringId: z.uuid(), title: z.string(), signedInAt: z.string(), before: z.boolean() }),
  errors: ['gatherings.codeWrong', 'gatherings.doorClosed', 'gatherings.notInvited'],
  limit: 'code',
});

/** An officer signs somebody in: by the invitation, or a walk-in, who is entered as invited at the door. */
export const signInByHand = defineEndpoint({
  id: 'gatherings.signInByHand',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/attendance',
  permission: 'gatherings:hold',
  params: gatheringId,
  /** One of the two. */
  body: z
    .object({ invitationId: z.uuid().optional(), walkIn: invitee.optional() })
    .refine(({ invitationId, walkIn }) => (invitationId === undefined) !== (walkIn === undefined)),
  response: z.object({ invitationId: z.uuid(), signedInAt: z.string(), before: z.boolean() }),
  errors: [
    ...['gatherings.gatheringUnknown', 'gatherings.otherDepartment', 'gatherings.notNow', 'gatherings.doorClosed'],
    ...['gatherings.invitationUnknown', 'gatherings.inviteeUnknown'],
  ],
});
