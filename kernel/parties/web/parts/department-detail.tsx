import { Link } from '@tanstack/react-router';
import {
  ErrorState,
  LoadingState,
  Section,
  useApi,
  useNarrow,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { Department, Duty } from '../../contract/organisation.ts';
import { amendDepartment, getDepartment } from '../../contract/organisation-endpoints.ts';
import { ChangeTimeline, Periods } from './department-history.tsx';
import { DepartmentPosts } from './department-posts.tsx';
import { dayOnly, useOrganisationSearch } from './organisation-search.ts';

/** One department on the day of the address: posts, duties, periods, changes. */
export function DepartmentDetail({
  departmentId,
  departments,
}: {
  departmentId: string;
  departments: readonly Department[];
}) {
  const text = useText('parties');
  const { on } = useOrganisationSearch();
  const narrow = useNarrow();
  const answer = useApi(getDepartment, { params: { departmentId }, query: on === undefined ? {} : { on } });
  const shown = answer.data;
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (shown === undefined) return <LoadingState lines={10} />;
  // A phone has the list of departments to go on from; a desk shows everybody below at once.
  const below = narrow ? departments.filter((one) => one.id === departmentId) : subtree(departments, departmentId);
  return (
    <div className="org-detail">
      <header>
        <h2>{shown.name}</h2>
        <Facts department={shown.department} />
        {shown.department === null ? null : <Verbs department={shown.department} />}
      </header>
      {shown.department === null ? null : (
        <Section title={text('organisation.posts')} note={text('organisation.postCount', { count: countPosts(below) })}>
          <DepartmentPosts departments={below} />
        </Section>
      )}
      {shown.department === null ? null : <Duties duties={shown.duties} own={departmentId} />}
      <Section title={text('organisation.history')}>
        <Periods periods={shown.periods} />
        <ChangeTimeline changes={shown.changes} />
      </Section>
    </div>
  );
}

/** A department and everything below it, in the order of the tree. */
function subtree(departments: readonly Department[], id: string): Department[] {
  const inside = new Set([id]);
  for (const one of departments) if (one.parentId !== null && inside.has(one.parentId)) inside.add(one.id);
  return departments.filter((one) => inside.has(one.id));
}

function countPosts(departments: readonly Department[]): number {
  return departments.reduce((sum, one) => sum + one.posts.length, 0);
}

function Facts({ department }: { department: Department | null }) {
  const text = useText('parties');
  if (department === null) return <p className="ys-meta">{text('organisation.notStanding')}</p>;
  const facts = [
    text(`departmentKinds.${department.kind}`),
    department.code,
    text('organisation.since', { day: department.since }),
  ];
  return <p className="ys-meta">{facts.join(' · ')}</p>;
}

function Verbs({ department }: { department: Department }) {
  const text = useText('parties');
  const panel = usePanel();
  const [search] = useUrlSearch();
  const { can } = useSession();
  if (!can(amendDepartment.permission)) return null;
  const verb = (key: string, label: string) => (
    <button type="button" className="ys-link" onClick={() => panel.open(key)}>
      {text(label)}
    </button>
  );
  return (
    <div className="org-verbs ys-no-print">
      {verb('amend', 'organisation.verbs.amend')}
      {verb('correct', 'organisation.verbs.correct')}
      {verb('post-add', 'organisation.verbs.addPost')}
      {department.kind === 'section' ? null : verb('found', 'organisation.verbs.foundBelow')}
      {department.kind === 'zoneAuthority' ? null : (
        <Link to="/organisation/reorganise" search={{ ...dayOnly(search), department: department.id }}>
          {text('organisation.verbs.reorganise')}
        </Link>
      )}
    </div>
  );
}

/** A duty of a section or of one post says whose it is. */
function nameOf({ name, departmentId, departmentName, postTitle }: Duty, own: string): string {
  const owner = [departmentId === own ? null : departmentName, postTitle].filter((one) => one !== null);
  return owner.length === 0 ? name : `${name}（${owner.join(' · ')}）`;
}

function Duties({ duties, own }: { duties: readonly Duty[]; own: string }) {
  const text = useText('parties');
  const kinds = [...new Set(duties.map((duty) => duty.kind))];
  return (
    <Section title={text('organisation.duties')} note={text('organisation.dutyCount', { count: duties.length })}>
      {duties.length === 0 ? <p className="ys-meta">{text('organisation.noDuties')}</p> : null}
      <dl className="org-duties">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{text(`dutyKinds.${kind}`)}</dt>
            <dd>
              {duties
                .filter((duty) => duty.kind === kind)
                .map((duty) => nameOf(duty, own))
                .join(text('sheet.and'))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
