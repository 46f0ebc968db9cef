import '../parts/parties.css';
import { EmptyState, ErrorState, LoadingState, Page, useApi, useSession, useText } from '#ui/index.ts';
import { listDepartments } from '../../contract/organisation-endpoints.ts';

/** The zone authority's departments, each with its sections and people. */
export function OrganisationPage() {
  const text = useText('parties');
  const { zone } = useSession();
  const answer = useApi(listDepartments, { query: {} });
  const departments = answer.data?.departments ?? [];
  const count = departments.filter((one) => one.kind === 'department').length;
  const meta = text('organisation.meta', { departments: count, staff: answer.data?.staffTotal ?? 0 });
  return (
    <Page title={text('organisation.title')} meta={answer.data === undefined ? zone?.name : `${zone?.name}  ${meta}`}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data !== undefined && departments.length === 0 ? (
        <EmptyState title={text('organisation.none')}>{text('organisation.noneHint')}</EmptyState>
      ) : null}
      <ul>
        {departments.map((one) => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ul>
    </Page>
  );
}
