import { minuteInChina, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { AttendanceRow } from '../../contract/invitation.ts';
import type {
  listAttendance as endpoint,
  exportAttendance as exportEndpoint,
} from '../../contract/inviting-endpoints.ts';
import { requireGathering } from '../check-caller.ts';
import {
  type AttendanceFilter,
  type AttendanceLine,
  countAnswers,
  countAttendanceRows,
  listAttendanceRows,
} from '../store/invitations.ts';
import { nameInvitees } from './name-invitees.ts';

/** One page of who is invited and came. */
export async function listAttendance(
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { id } = await requireGathering(context.db, params.gatheringId);
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return {
    total: await countAttendanceRows(context.db, id, query),
    invitations: await rowsOf(await listAttendanceRows(context.db, id, { ...query, ...slice }), context),
    counts: await countAnswers(context.db, id),
  };
}

/** Every row that matches, for paper and sheets. */
export async function attendanceOf(
  gatheringId: string,
  filter: AttendanceFilter,
  context: RequestContext,
): Promise<AttendanceRow[]> {
  return rowsOf(await listAttendanceRows(context.db, gatheringId, { ...filter, limit: 20_001, offset: 0 }), context);
}

async function rowsOf(lines: readonly AttendanceLine[], context: RequestContext): Promise<AttendanceRow[]> {
  const names = await nameInvitees(context.db, lines, context);
  const unnamed = context.text('gatherings:unnamed');
  return lines.map(({ id, kind, invitee, walkIn, answer, substitute, answeredAt, waitingSince, hasLink, ...came }) => ({
    ...{ id, kind, name: names.get(invitee) ?? unnamed, walkIn, answer, substitute, answeredAt },
    ...{ waiting: waitingSince !== null, hasLink },
    ...{ present: came.present, signedInAt: came.signedInAt, signedInHow: came.signedInHow },
  }));
}

/** The attendance list as a file. */
export async function exportAttendance(
  { params, query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const gathering = await requireGathering(context.db, params.gatheringId);
  const { format, ...filter } = query;
  const rows = await attendanceOf(gathering.id, filter, context);
  const text = (key: string) => context.text(`gatherings:${key}`);
  const keys = ['name', 'kind', 'answer', 'substitute', 'answeredAt', 'present', 'signedInAt', 'signedInHow'] as const;
  return sendRegister(
    {
      ...{ list: 'gatherings.exportAttendance', name: `${text('attendance.title')} ${gathering.title}`, format },
      columns: keys.map((key) => ({
        key,
        header: text(`attendance.columns.${key}`),
        type: key === 'present' ? ('integer' as const) : ('text' as const),
      })),
      rows: rows.map((row) => ({
        ...{ name: row.name, kind: text(`invitee.${row.kind}`), substitute: row.substitute, present: row.present },
        answer: text(`answers.${row.walkIn ? 'walkIn' : row.waiting ? 'waiting' : (row.answer ?? 'none')}`),
        answeredAt: minuteInChina(row.answeredAt),
        signedInAt: minuteInChina(row.signedInAt),
        signedInHow: row.signedInHow === null ? null : text(`ways.${row.signedInHow}`),
      })),
      conditions: [
        { label: text('attendance.columns.answer'), values: filter.answer.map((one) => text(`answers.${one}`)) },
        {
          label: text('attendance.columns.present'),
          values: filter.present === undefined ? [] : [text(`attendance.present.${filter.present}`)],
        },
      ],
    },
    context,
  );
}
