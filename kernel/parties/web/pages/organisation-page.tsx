import '../parts/parties.css';
import {
  BusyBar,
  EmptyState,
  ErrorState,
  ExportButton,
  LoadingState,
  Page,
  useApi,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import { exportOrganisation, foundDepartment, listDepartments } from '../../contract/organisation-endpoints.ts';
import { DepartmentDetail } from '../parts/department-detail.tsx';
import { Vacancies } from '../parts/department-posts.tsx';
import { OrganisationBar } from '../parts/organisation-bar.tsx';
import { ClosedDepartments } from '../parts/organisation-closed.tsx';
import { OrganisationPanel } from '../parts/organisation-panel.tsx';
import { useOrganisationSearch } from '../parts/organisation-search.ts';
import { OrganisationTree } from '../parts/organisation-tree.tsx';

/** The zone authority on any day: the tree, one department beside it, and the forms that change it. */
export function OrganisationPage() {
  const text = useText('parties');
  const { zone } = useSession();
  const { on, departmentId } = useOrganisationSearch();
  const query = on === undefined ? {} : { on };
  const answer = useApi(listDepartments, { query });
  const { data } = answer;
  const departments = data?.departments ?? [];
  const current = departmentId ?? departments[0]?.id;
  return (
    <Page title={text('organisation.title')} meta={<Meta zone={zone?.name} />}>
      <OrganisationBar
        on={data?.on ?? on}
        today={data?.today}
        planned={data?.planned ?? []}
        tools={<ExportButton endpoint={exportOrganisation} input={{ query }} count={departments.length} />}
      />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      <BusyBar busy={answer.isFetching && !answer.isPending} />
      {data !== undefined && departments.length === 0 ? <Nothing /> : null}
      {current === undefined ? null : (
        <div className="org-columns">
          <div>
            <OrganisationTree departments={departments} current={current} />
            <ClosedDepartments closed={data?.closed ?? []} current={current} />
          </div>
          <DepartmentDetail departmentId={current} departments={departments} />
        </div>
      )}
      {data === undefined ? null : (
        <OrganisationPanel
          departments={departments}
          department={departments.find((one) => one.id === current)}
          seen={data.seen}
          on={data.on}
        />
      )}
    </Page>
  );
}

function Meta({ zone }: { zone: string | undefined }) {
  const text = useText('parties');
  const { on } = useOrganisationSearch();
  const { data } = useApi(listDepartments, { query: on === undefined ? {} : { on } });
  if (data === undefined) return <>{zone}</>;
  const departments = data.departments.filter((one) => one.kind === 'department').length;
  return (
    <>
      {zone}
      {'　'}
      {text('organisation.meta', { departments, staff: data.staffTotal })}
      {'　'}
      <Vacancies count={data.vacancies} />
    </>
  );
}

function Nothing() {
  const text = useText('parties');
  const panel = usePanel();
  const { can } = useSession();
  const found = (
    <button type="button" className="firm-register ys-plain" onClick={() => panel.open('found')}>
      {text('organisation.verbs.found')}
    </button>
  );
  return (
    <EmptyState title={text('organisation.none')} action={can(foundDepartment.permission) ? found : undefined}>
      {text('organisation.noneHint')}
    </EmptyState>
  );
}
