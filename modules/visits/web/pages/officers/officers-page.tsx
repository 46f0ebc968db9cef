import '../../parts/officers/officers.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  pageOf,
  RegisterPage,
  type Search,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import {
  assignOfficers,
  exportOfficers,
  listOfficerStaff,
  listOfficers,
  officerGap,
} from '../../../contract/officer-endpoints.ts';
import type { ServedFirm } from '../../../contract/service-officer.ts';

const perPage = 50;

/** The query of the register that an address asks for. */
function queryOf(search: Search) {
  const q = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  return {
    ...(q ? { q } : {}),
    officer: valuesOf(search, 'officer').filter((id) => /^[0-9a-f-]{36}$/.test(id)),
    gap: valuesOf(search, 'gap').flatMap((value) => officerGap.safeParse(value).data ?? []),
    page: pageOf(search.page),
    pageSize: perPage,
  };
}

/** Every firm and project with who serves it; gaps stand first. */
export function OfficersPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = queryOf(search);
  const answer = useApi(listOfficers, { query });
  const staff = useApi(listOfficerStaff, {});
  const { data } = answer;
  const columns = useMemo(() => columnsOf(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const serving = (staff.data?.staff ?? []).filter(({ firms, deputyOf }) => firms + deputyOf > 0);
  return (
    <RegisterPage
      name="officers"
      title={text('officers.title')}
      meta={text('officers.meta')}
      actions={<Ways assigns={can(assignOfficers.permission)} />}
      verb={
        can(assignOfficers.permission) ? (
          <Link to="/officers/assign" className="service-verb">
            {text('officers.assign')}
          </Link>
        ) : undefined
      }
      caption={text('officers.caption')}
      fields={[
        { key: 'q', label: text('officers.words'), kind: 'words' },
        {
          ...{ key: 'gap', label: text('officers.gaps'), kind: 'choice' },
          options: officerGap.options.map((value) => ({
            ...{ value, label: text(`officers.without.${value}`) },
            ...(data === undefined ? {} : { count: data.gaps[value] }),
          })),
        },
        {
          ...{ key: 'officer', label: text('officers.columns.officer'), kind: 'choice' },
          options: serving.map(({ staffId, name, firms, deputyOf }) => ({
            ...{ value: staffId, label: name, count: firms + deputyOf },
          })),
        },
      ]}
      columns={columns}
      answer={answer}
      rows={data?.firms}
      rowKey={({ firmId, project }) => `${firmId} ${project}`}
      total={data?.total}
      pageSize={perPage}
      summary={
        data && (
          <>
            <b>{text('officers.total', { count: data.total, shown: formatCount(data.total) })}</b>{' '}
            <span className="ys-meta">
              {text('officers.gapsLine', {
                officer: formatCount(data.gaps.officer),
                deputy: formatCount(data.gaps.deputy),
              })}
            </span>
          </>
        )
      }
      tools={
        can(exportOfficers.permission) ? (
          <ExportButton endpoint={exportOfficers} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      empty={{ title: text('officers.none'), hint: text('officers.noneHint') }}
    />
  );
}

function Ways({ assigns }: { assigns: boolean }) {
  const text = useText('visits');
  return (
    <span className="service-verbs">
      <Link to="/officers/staff">{text('officers.staff')}</Link>
      {assigns ? <Link to="/officers/hand-over">{text('officers.handOver')}</Link> : null}
      <ImportLink register="visits.officer" />
    </span>
  );
}

function columnsOf(text: Text): Column<ServedFirm>[] {
  const title = (key: string) => text(`officers.columns.${key}`);
  return [
    {
      ...{ key: 'firm', title: title('firm'), width: 280 },
      render: ({ firm, firmId }) => (
        <Link to="/firms/$firmId" params={{ firmId }} hash="visits-officers">
          {firm}
        </Link>
      ),
    },
    { key: 'project', title: title('project'), narrow: 'line', render: ({ project }) => project },
    {
      ...{ key: 'officer', title: title('officer'), narrow: 'line' as const },
      render: ({ officer }) => officer?.name ?? <span className="ys-meta">{text('officers.gap')}</span>,
    },
    { key: 'department', title: title('department'), narrow: 'none', render: ({ officer }) => officer?.department },
    { key: 'telephone', title: title('telephone'), narrow: 'line', render: ({ officer }) => officer?.telephone },
    { key: 'since', title: title('since'), narrow: 'none', render: ({ officer }) => officer?.since },
    {
      ...{ key: 'deputy', title: title('deputy'), narrow: 'none' as const },
      render: ({ deputy }) => deputy?.name ?? <span className="ys-meta">{text('officers.gap')}</span>,
    },
  ];
}
