import { Link } from '@tanstack/react-router';
import { Moment, PlainTable, useText } from '#ui/index.ts';
import type { SubmissionRow } from '../../../contract/submission-endpoints.ts';

/** What was sent, the newest first; each line opens it. */
export function OwnSubmissions({
  submissions,
  withTitle,
}: {
  submissions: readonly SubmissionRow[];
  /** Whether the form is named: not on a page about one form. */
  withTitle: boolean;
}) {
  const text = useText('forms');
  if (submissions.length === 0) return <p className="ys-meta">{text('web.mine.sentNone')}</p>;
  return (
    <PlainTable
      caption={text('web.mine.sent')}
      rows={submissions}
      rowKey={({ id }) => id}
      columns={[
        {
          ...{ key: 'number', title: text('columns.number') },
          render: ({ id, number }) => (
            <Link to="/form-submissions/$submissionId" params={{ submissionId: id }}>
              {number}
            </Link>
          ),
        },
        ...(withTitle
          ? [{ key: 'title', title: text('columns.title'), render: ({ form }: SubmissionRow) => form.title }]
          : []),
        {
          ...{ key: 'submittedAt', title: text('columns.submittedAt') },
          render: ({ submittedAt }) => <Moment at={submittedAt} inTable />,
        },
        { key: 'way', title: text('columns.way'), render: ({ way }) => text(`ways.${way}`) },
        {
          ...{ key: 'state', title: text('columns.state') },
          render: ({ withdrawn }) => (withdrawn ? text('columns.withdrawn') : null),
        },
      ]}
    />
  );
}
