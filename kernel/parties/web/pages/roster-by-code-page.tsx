import { Link, Navigate, useParams } from '@tanstack/react-router';
import { EmptyState, ErrorState, LoadingState, Page, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { listRosters } from '../../contract/roster-endpoints.ts';

/** Opens a list by its code: figures know the code, which lasts, and not the id. */
export function RosterByCodePage() {
  const { code } = useParams({ strict: false }) as { code?: string };
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { data, error } = useApi(listRosters, { query: {} });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return <LoadingState />;
  const found = data.rosters.find((roster) => roster.code === code);
  if (found === undefined) {
    return (
      <Page title={text('roster.one')}>
        <EmptyState title={text('roster.unknownCode')} action={<Link to="/rosters">{text('roster.title')}</Link>} />
      </Page>
    );
  }
  return <Navigate to="/rosters/$rosterId" params={{ rosterId: found.id }} search={search} replace />;
}
