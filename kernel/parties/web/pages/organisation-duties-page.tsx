import '../parts/parties.css';
import {
  EmptyState,
  ErrorState,
  ExportButton,
  Light,
  LoadingState,
  Page,
  SidePanel,
  useApi,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import type { Department, Duty } from '../../contract/organisation.ts';
import { assignDuty, exportOrganisation, listDepartments, listDuties } from '../../contract/organisation-endpoints.ts';
import { AssignDutyForm, DutyItemForm } from '../parts/duty-forms.tsx';
import { DutyMatrix } from '../parts/duty-matrix.tsx';
import { OrganisationBar } from '../parts/organisation-bar.tsx';
import { useOrganisationSearch } from '../parts/organisation-search.ts';

/** Who owns which duty on a day, and what nobody owns. */
export function OrganisationDutiesPage() {
  const text = useText('parties');
  const { zone, can } = useSession();
  const { on, gaps, change } = useOrganisationSearch();
  const panel = usePanel();
  const query = on === undefined ? {} : { on };
  const answer = useApi(listDuties, { query });
  const organisation = useApi(listDepartments, { query });
  const departments = organisation.data?.departments ?? [];
  const shown = answer.data?.duties.filter((duty) => !gaps || duty.departmentId === null);
  return (
    <Page title={text('duties.title')} meta={zone?.name}>
      <OrganisationBar
        on={answer.data?.on ?? on}
        today={organisation.data?.today}
        tools={
          <>
            {can(assignDuty.permission) ? (
              <button type="button" className="ys-link" onClick={() => panel.open('item')}>
                {text('duties.addItem')}
              </button>
            ) : null}
            <ExportButton endpoint={exportOrganisation} input={{ query }} count={answer.data?.duties.length} />
          </>
        }
      />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data === undefined ? null : (
        <p className="org-count" role="status">
          <b>{text('duties.count', { count: answer.data.duties.length })}</b>
          {answer.data.gaps === 0 ? (
            <Light state="ok">{text('duties.covered')}</Light>
          ) : (
            <>
              <Light state="warn">{text('duties.gaps', { count: answer.data.gaps })}</Light>
              <button type="button" className="ys-link" onClick={() => change({ gaps: gaps ? undefined : '1' })}>
                {text(gaps ? 'duties.showAll' : 'duties.showGaps')}
              </button>
            </>
          )}
        </p>
      )}
      {answer.data?.duties.length === 0 ? (
        <EmptyState title={text('duties.none')}>{text('duties.noneHint')}</EmptyState>
      ) : null}
      {shown === undefined ? null : <DutyMatrix duties={shown} departments={departments} />}
      {answer.data === undefined ? null : (
        <DutyPanel duties={answer.data.duties} departments={departments} seen={answer.data.seen} on={answer.data.on} />
      )}
    </Page>
  );
}

function DutyPanel({
  duties,
  ...ground
}: {
  duties: readonly Duty[];
  departments: readonly Department[];
  seen: number;
  on: string;
}) {
  const text = useText('parties');
  const panel = usePanel();
  if (panel.id === 'item') {
    return (
      <SidePanel title={text('duties.addItem')}>
        <DutyItemForm onDone={panel.close} />
      </SidePanel>
    );
  }
  const duty = duties.find((one) => `${one.kind}/${one.code}` === panel.id);
  if (duty === undefined) return null;
  return (
    <SidePanel key={panel.id} title={text('duties.assignTitle', { name: duty.name })}>
      <AssignDutyForm {...ground} duty={duty} onDone={panel.close} />
    </SidePanel>
  );
}
