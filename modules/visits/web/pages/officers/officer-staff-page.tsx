import '../../parts/officers/officers.css';
import { Link } from '@tanstack/react-router';
import {
  type Column,
  EmptyState,
  ErrorState,
  formatCount,
  LoadingState,
  Page,
  PlainTable,
  useApi,
  useText,
} from '#ui/index.ts';
import { listOfficerStaff } from '../../../contract/officer-endpoints.ts';
import type { OfficerOnStaff } from '../../../contract/service-officer.ts';
import { RatingLine } from '../../parts/officers/servant-line.tsx';

/** Who serves how many firms, and how firms rate it: count and non-response always, a mean from five on. */
export function OfficerStaffPage() {
  const text = useText('visits');
  const answer = useApi(listOfficerStaff, {});
  const serving = (answer.data?.staff ?? []).filter(({ firms, deputyOf }) => firms + deputyOf > 0);
  const columns: Column<OfficerOnStaff>[] = [
    {
      ...{ key: 'name', title: text('officers.person') },
      render: ({ name, staffId }) => (
        <Link to="/officers" search={{ officer: staffId }}>
          {name}
        </Link>
      ),
    },
    { key: 'department', title: text('officers.columns.department'), render: ({ department }) => department },
    { key: 'telephone', title: text('officers.columns.telephone'), render: ({ telephone }) => telephone },
    { key: 'firms', title: text('officers.firms'), align: 'end', render: ({ firms }) => formatCount(firms) },
    {
      key: 'deputyOf',
      title: text('officers.deputyOf'),
      align: 'end',
      render: ({ deputyOf }) => formatCount(deputyOf),
    },
    { key: 'ratings', title: text('officers.ratings'), render: ({ ratings }) => <RatingLine ratings={ratings} /> },
  ];
  return (
    <Page
      title={text('officers.staff')}
      crumbs={<Link to="/officers">{text('officers.title')}</Link>}
      meta={text('officers.staffMeta')}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={8} /> : null}
      {answer.data !== undefined && serving.length === 0 ? (
        <EmptyState title={text('officers.none')}>{text('officers.noneHint')}</EmptyState>
      ) : null}
      {serving.length === 0 ? null : (
        <PlainTable
          caption={text('officers.staff')}
          columns={columns}
          rows={serving}
          rowKey={({ staffId }) => staffId}
        />
      )}
    </Page>
  );
}
