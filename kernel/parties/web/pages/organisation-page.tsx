import '../parts/parties.css';
import { EmptyState, ErrorState, LoadingState, Page, Section, useApi, useSession, useText } from '#ui/index.ts';
import { listDepartments } from '../../contract/endpoints.ts';
import type { Department, StaffMember } from '../../contract/organisation.ts';

/** The zone authority's departments, each with its sections and people. */
export function OrganisationPage() {
  const text = useText('parties');
  const { zone } = useSession();
  const answer = useApi(listDepartments, {});
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
      <div className="org-departments">
        {departments.map((one) => (
          <DepartmentSection key={one.id} department={one} />
        ))}
      </div>
    </Page>
  );
}

interface Line {
  person: StaffMember;
  section: string;
}

function linesOf(department: Department): Line[] {
  return [
    ...department.staff.map((person) => ({ person, section: '' })),
    ...department.sections.flatMap(({ name, staff }) => staff.map((person) => ({ person, section: name }))),
  ];
}

function DepartmentSection({ department }: { department: Department }) {
  const text = useText('parties');
  const lines = linesOf(department);
  return (
    <Section title={department.name} note={text('organisation.people', { count: lines.length })}>
      <table className="org-staff">
        <caption className="ys-hidden">{department.name}</caption>
        <thead>
          <tr>
            <th scope="col">{text('organisation.name')}</th>
            <th scope="col">{text('organisation.section')}</th>
            <th scope="col">{text('organisation.post')}</th>
            <th scope="col" className="end">
              {text('organisation.extension')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ person, section }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{section}</td>
              <td>{person.post}</td>
              <td className="end">{person.officeExtension}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
