import '../../parts/issues/issues.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ExportButton, formatCount, RegisterPage, useApi, useSession, useText, useUrlSearch } from '#ui/index.ts';
import { exportIssues, type IssueSums, listIssues } from '../../../contract/issue-endpoints.ts';
import { joinIssues } from '../../../contract/measure-endpoints.ts';
import { issueColumns } from '../../parts/issues/issue-columns.tsx';
import { issueFilters } from '../../parts/issues/issue-filters.ts';
import { IssuePanel } from '../../parts/issues/issue-panel.tsx';
import { issueQuery, rowsPerPage } from '../../parts/issues/issue-query.ts';
import { JoinBar } from '../../parts/measures/join-bar.tsx';

/** The register of issues with both rates: filters, page and open panel are in the address. */
export function IssuesPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const query = issueQuery(search);
  const answer = useApi(listIssues, { query });
  const { data } = answer;
  const columns = useMemo(() => issueColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const known = { departments: data?.departments ?? [], categories: data?.categories ?? [] };
  return (
    <RegisterPage
      name="issues"
      title={text('issues.title')}
      meta={zone?.name}
      verb={can('visits:issues.open') ? <EnterLink /> : undefined}
      caption={text('issues.caption')}
      fields={issueFilters(text, known)}
      otherFilters={['from', 'to', 'visit', 'firm', 'due', 'asked', 'confirmed', 'inTime', 'without']}
      columns={columns}
      answer={answer}
      rows={data?.issues}
      rowKey={(issue) => issue.id}
      total={data?.total}
      pageSize={rowsPerPage}
      late={(issue) => issue.light === 'late'}
      {...(can(joinIssues.permission) && {
        bulk: (ids: readonly string[], clear: () => void) => <JoinBar caseIds={ids} clear={clear} />,
      })}
      summary={data && <Sums sums={data.sums} />}
      tools={
        <>
          <Link to={'/issues/limits' as '/'}>{text('issues.limits.title')}</Link>
          {can(exportIssues.permission) ? (
            <ExportButton endpoint={exportIssues} input={{ query: wanted }} count={data?.total} />
          ) : null}
        </>
      }
      empty={{ title: text('issues.none'), hint: text('issues.noneHint') }}
      panel={(id) => <IssuePanel caseId={id} title={data?.issues.find((one) => one.id === id)?.title} />}
    />
  );
}

/** Both rates side by side, with what they are made of. */
function Sums({ sums }: { sums: IssueSums }) {
  const text = useText('visits');
  const rate = (key: 'staffClosedRate' | 'firmConfirmedRate' | 'nonResponseRate', [part, whole]: [number, number]) => (
    <span className="issue-rate">
      {text(`issues.sums.${key}`)} <b>{sums[key] === null ? '—' : `${sums[key]} %`}</b>{' '}
      <span className="ys-meta">
        {formatCount(part)}/{formatCount(whole)}
      </span>
    </span>
  );
  return (
    <>
      <b>{text('issues.total', { count: sums.total, shown: formatCount(sums.total) })}</b>
      <span>{text('issues.openCount', { count: sums.open, shown: formatCount(sums.open) })}</span>
      <span>{text('issues.lateCount', { count: sums.late, shown: formatCount(sums.late) })}</span>
      {rate('staffClosedRate', [sums.staffClosed, sums.due])}
      {rate('firmConfirmedRate', [sums.confirmed, sums.asked])}
      {rate('nonResponseRate', [sums.unanswered, sums.asked])}
    </>
  );
}

function EnterLink() {
  const text = useText('visits');
  return (
    <Link to={'/issues/new' as '/'} className="issue-entry">
      {text('issues.enter')}
    </Link>
  );
}
