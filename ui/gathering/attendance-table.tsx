import './gathering.css';
import type { ReactNode } from 'react';
import type { AttendanceRow } from '#kernel/gatherings/contract/invitation.ts';
import { Moment } from '../format/moment.tsx';
import { useText } from '../i18n/i18n.ts';
import { PlainTable } from '../list/plain-table.tsx';

/** Who is invited, what they said and who came; `verbs` draws what can be done with one. */
export function AttendanceTable({
  rows,
  verbs,
}: {
  rows: readonly AttendanceRow[];
  verbs?: (row: AttendanceRow) => ReactNode;
}) {
  const text = useText('gatherings');
  const title = (key: string) => text(`attendance.columns.${key}`);
  return (
    <PlainTable
      caption={text('attendance.title')}
      rowKey={({ id }) => id}
      rows={rows}
      columns={[
        { key: 'name', title: title('name'), width: 220, render: ({ name }) => name },
        { key: 'kind', title: title('kind'), render: ({ kind }) => text(`invitee.${kind}`) },
        { key: 'answer', title: title('answer'), render: (row) => text(`answers.${answerWordOf(row)}`) },
        { key: 'substitute', title: title('substitute'), render: ({ substitute }) => substitute },
        {
          ...{ key: 'signedInAt', title: title('signedInAt'), width: 140 },
          render: ({ signedInAt }) => (signedInAt === null ? null : <Moment at={signedInAt} />),
        },
        {
          ...{ key: 'signedInHow', title: title('signedInHow') },
          render: ({ signedInHow }) => (signedInHow === null ? null : text(`ways.${signedInHow}`)),
        },
        ...(verbs === undefined ? [] : [{ key: 'verbs', title: text('web.verbs'), render: verbs }]),
      ]}
    />
  );
}

/** How an invitation stands, in one word of the locale's `answers`. */
export function answerWordOf({
  walkIn,
  waiting,
  answer,
}: Pick<AttendanceRow, 'walkIn' | 'waiting' | 'answer'>): string {
  if (walkIn) return 'walkIn';
  return waiting ? 'waiting' : (answer ?? 'none');
}
