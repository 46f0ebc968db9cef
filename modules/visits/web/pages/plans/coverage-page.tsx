import '../../parts/plans/visits.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { firmScale } from '#kernel/parties/contract/firm.ts';
import {
  type Column,
  ExportButton,
  type FilterField,
  formatCount,
  formatPercent,
  RegisterPage,
  type Search,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  withValues,
} from '#ui/index.ts';
import { type CoverageRow, exportCoverage, listCoverage } from '../../../contract/visit-coverage.ts';
import { CapLine } from '../../parts/plans/cap-line.tsx';
import { CoveragePanel } from '../../parts/plans/coverage-panel.tsx';
import { useChoices, useFields } from '../../parts/plans/use-choices.ts';
import { coverageQuery, rowsPerPage } from '../../parts/plans/visit-query.ts';

const monthsOffered = ['3', '6', '12', '24', '36'];
const states = ['gap', 'visited', 'never', 'all'] as const;
/** Industries named beside the counts. */
const mostIndustries = 5;

/** Which firms nobody visited for how long; each number opens its rows. */
export function CoveragePage() {
  const text = useText('visits');
  const parties = useText('parties');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = coverageQuery(search);
  const answer = useApi(listCoverage, { query });
  const { data } = answer;
  const columns = useMemo(() => coverageColumns(text, parties), [text, parties]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const { months } = query;
  const plans = can('visits:plans.edit') ? <PlanLink search={search} /> : undefined;
  // Where no firm is registered, there is nobody to be visited.
  const verb = data?.counts.all !== 0 ? plans : can('parties:firm.register') ? <RegisterLink /> : undefined;
  return (
    <RegisterPage
      name="visitCoverage"
      title={text('plans.coverage.title')}
      meta={data && text('plans.coverage.lead', { since: data.since })}
      verb={verb}
      caption={text('plans.coverage.caption')}
      fields={useCoverageFields(months)}
      columns={columns}
      answer={answer}
      rows={data?.firms}
      rowKey={(firm) => firm.id}
      total={data?.total}
      pageSize={rowsPerPage}
      before={<CapLine />}
      overview={data && <Counts data={data} search={search} months={months} />}
      summary={
        data && (
          <>
            <b>{text('plans.coverage.total', { count: data.total, shown: formatCount(data.total) })}</b>
            <span>
              {text('plans.coverage.share', { months })}{' '}
              <b>{data.counts.all === 0 ? '' : formatPercent((data.counts.visited / data.counts.all) * 100)}</b>{' '}
              <span className="ys-meta">
                {text('plans.coverage.visitedOf', {
                  visited: formatCount(data.counts.visited),
                  all: formatCount(data.counts.all),
                })}
              </span>
            </span>
          </>
        )
      }
      tools={
        can(exportCoverage.permission) ? (
          <ExportButton endpoint={exportCoverage} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      panel={(id) => <CoveragePanel firmId={id} name={data?.firms.find((firm) => firm.id === id)?.name} />}
      empty={{ title: text('plans.coverage.none'), hint: text('plans.coverage.noneHint') }}
    />
  );
}

function useCoverageFields(months: number): FilterField[] {
  const text = useText('visits');
  const parties = useText('parties');
  const choices = useChoices();
  const fields = useFields();
  return [
    fields.words,
    {
      ...{ key: 'months', label: text('plans.filters.months'), kind: 'choice', single: true },
      options: monthsOffered.map((value) => ({ value, label: text('plans.coverage.monthsChoice', { months: value }) })),
    },
    {
      ...{ key: 'state', label: text('plans.filters.state'), kind: 'choice', single: true },
      options: states.map((value) => ({ value, label: text(`plans.coverage.states.${value}`, { months }) })),
    },
    fields.named('department', choices.departments, true),
    fields.named('roster', choices.rosters, true),
    {
      ...{ key: 'scale', label: text('plans.columns.scale'), kind: 'choice' },
      options: firmScale.options.map((value) => ({ value, label: parties(`scales.${value}`) })),
    },
    {
      ...{ key: 'planned', label: text('plans.filters.planned'), kind: 'choice', single: true },
      options: (['yes', 'none'] as const).map((value) => ({ value, label: text(`plans.coverage.planned.${value}`) })),
    },
  ];
}

interface Counted {
  counts: { all: number; visited: number; gap: number; never: number };
  industries: { key: string; firms: number; gaps: number }[];
}

/** How many firms are in which state, and where most gaps are: every number leads to its rows. */
function Counts({ data, search, months }: { data: Counted; search: Search; months: number }) {
  const text = useText('visits');
  const parties = useText('parties');
  const behind = data.industries.filter(({ gaps }) => gaps > 0).slice(0, mostIndustries);
  return (
    <>
      <div className="visit-gaps">
        {states.map((state) => (
          <span key={state}>
            {text(`plans.coverage.states.${state}`, { months })}{' '}
            <Link to={'.' as string} search={withValues(search, 'state', [state])} className="visit-door">
              {formatCount(data.counts[state])}
            </Link>
          </span>
        ))}
      </div>
      {behind.length === 0 ? null : (
        <div className="visit-gaps">
          <span className="ys-meta">{text('plans.coverage.byIndustry')}</span>
          {behind.map(({ key, gaps }) => (
            <span key={key}>
              {parties(`industries.${key}`)}{' '}
              <Link
                to={'.' as string}
                search={withValues(withValues(search, 'industry', [key]), 'state', ['gap'])}
                className="visit-door"
              >
                {formatCount(gaps)}
              </Link>
            </span>
          ))}
        </div>
      )}
    </>
  );
}

function PlanLink({ search }: { search: Search }) {
  const text = useText('visits');
  const { page: _page, panel: _panel, sort: _sort, ...filter } = search;
  return (
    <Link to={'/visits/plans/new' as string} search={{ ...filter, from: 'coverage' }} className="visit-head-link">
      {text('plans.coverage.makePlan')}
    </Link>
  );
}

function RegisterLink() {
  const text = useText('visits');
  return (
    <Link to={'/firms/new' as string} className="visit-head-link">
      {text('plans.coverage.register')}
    </Link>
  );
}

function coverageColumns(text: Text, parties: Text): Column<CoverageRow>[] {
  const title = (key: string) => text(`plans.columns.${key}`);
  return [
    {
      ...{ key: 'name', title: title('firm'), sortable: true, width: 280 },
      render: (firm) => firm.name,
    },
    {
      ...{ key: 'lastVisit', title: title('lastVisitOn'), sortable: true, width: 110, narrow: 'lead' as const },
      render: (firm) => firm.lastVisitOn ?? <span className="ys-meta">{text('plans.coverage.never')}</span>,
    },
    {
      key: 'visits',
      title: title('visitsWithin'),
      align: 'end',
      narrow: 'line',
      render: (firm) => formatCount(firm.visits),
    },
    {
      key: 'industry',
      title: title('industry'),
      narrow: 'line',
      render: (firm) => parties(`industries.${firm.industry}`),
    },
    {
      key: 'scale',
      title: title('scale'),
      narrow: 'none',
      render: (firm) => firm.scale && parties(`scales.${firm.scale}`),
    },
    { key: 'plannedBy', title: title('plannedBy'), width: 110, narrow: 'none', render: (firm) => firm.plannedBy },
    { key: 'code', title: title('code'), extra: true, narrow: 'none', render: (firm) => firm.code },
  ];
}
