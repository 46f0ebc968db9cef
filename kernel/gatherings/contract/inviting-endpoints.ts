import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { answerBody, answerWord, attendanceRow, invitee } from './invitation.ts';

const gatheringId = z.object({ gatheringId: z.uuid() });
const invitationId = gatheringId.extend({ invitationId: z.uuid() });
const refusals = ['gatherings.gatheringUnknown', 'gatherings.otherDepartment', 'gatherings.notNow'];

/** Filter of who is invited and came. */
export const attendanceFilter = z.object({
  answer: queryList(z.enum([...answerWord.options, 'none', 'waiting'])),
  present: z.enum(['yes', 'no']).optional(),
});

/** Who is invited, what they said, and who came: in the order of the invitations, walk-ins last. */
export const listAttendance = defineEndpoint({
  id: 'gatherings.listAttendance',
  method: 'GET',
  path: '/api/gatherings/:gatheringId/attendance',
  permission: 'gatherings:read',
  params: gatheringId,
  query: attendanceFilter.extend(paging),
  response: z.object({
    total: z.int(),
    invitations: z.array(attendanceRow),
    counts: z.object({
      ...{
        invited: z.int(),
        coming: z.int(),
        declined: z.int(),
        waiting: z.int(),
        unanswered: z.int(),
        present: z.int(),
      },
    }),
  }),
  errors: ['gatherings.gatheringUnknown'],
});

/** The attendance list as a file. */
export const exportAttendance = defineEndpoint({
  id: 'gatherings.exportAttendance',
  method: 'GET',
  path: '/api/gatherings/:gatheringId/attendance/export',
  permission: 'gatherings:read',
  params: gatheringId,
  query: attendanceFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: ['gatherings.gatheringUnknown', ...exportRefusals],
});

/** Invites firms, institutions, persons, accounts and departments; who is invited already stays so. */
export const inviteParties = defineEndpoint({
  id: 'gatherings.inviteParties',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/invitations',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: z.object({ invitees: z.array(invitee).min(1).max(200) }),
  response: z.object({ invited: z.int(), before: z.int() }),
  errors: [...refusals, 'gatherings.inviteeUnknown'],
});

/** Takes an invitation back; its link opens nothing any more. */
export const withdrawInvitation = defineEndpoint({
  id: 'gatherings.withdrawInvitation',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/invitations/:invitationId/withdrawal',
  permission: 'gatherings:hold',
  params: invitationId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: z.uuid() }),
  errors: [...refusals, 'gatherings.invitationUnknown'],
});

/** Makes a link by which somebody without a login answers; it is told once, and the one before opens nothing any more. */
export const makeInvitationLink = defineEndpoint({
  id: 'gatherings.makeInvitationLink',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/invitations/:invitationId/link',
  permission: 'gatherings:hold',
  params: invitationId,
  response: z.object({ path: z.string() }),
  errors: [...refusals, 'gatherings.invitationUnknown'],
});

/** Writes down an answer that was given by telephone. */
export const answerForInvitee = defineEndpoint({
  id: 'gatherings.answerForInvitee',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/invitations/:invitationId/answer',
  permission: 'gatherings:hold',
  params: invitationId,
  body: answerBody,
  response: z.object({ answer: answerWord, waiting: z.boolean() }),
  errors: [...refusals, 'gatherings.invitationUnknown'],
});
