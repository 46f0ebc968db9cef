import { Button } from 'antd';
import { useState } from 'react';
import {
  type Column,
  ExportButton,
  Figure,
  formatCount,
  ImportLink,
  Moment,
  RegisterPage,
  SidePanel,
  useApi,
  usePeriod,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { useScaled } from '#ui/screen/use-scaled.ts';
import { exportReports, fileReport, listReports } from '../../contract/endpoints.ts';
import type { Report } from '../../contract/report.ts';
import { ReportForm } from '../parts/report-form.tsx';
import { reportQuery } from '../parts/report-query.ts';
import { ReverseVerb } from '../parts/report-verbs.tsx';

const pageSize = 50;

/** The reports that figures are summed from, with what was corrected and taken back. */
export function ReportsPage() {
  const text = useText('indicators');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const [reporting, setReporting] = useState(false);
  const query = reportQuery(search);
  const answer = useApi(listReports, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const whole = (label: string) => label || text('reports.whole');
  const choices = (facets: readonly { value: string; label: string; count: number }[] | undefined) =>
    (facets ?? []).map((one) => ({ ...one, label: whole(one.label) }));
  const mayReport = can(fileReport.permission);
  return (
    <RegisterPage
      name="indicators.reports"
      title={text('reports.title')}
      meta={text('web.reports.meta')}
      {...(mayReport && {
        // While the form is open, its own verb is the filled one.
        verb: reporting ? undefined : (
          <Button type="primary" onClick={() => setReporting(true)}>
            {text('web.reports.verb')}
          </Button>
        ),
        actions: <ImportLink register="indicators.report" />,
      })}
      caption={text('reports.title')}
      before={reporting ? <ReportForm choices={data?.reported ?? []} onDone={() => setReporting(false)} /> : null}
      fields={[
        { key: 'q', label: text('words'), kind: 'words' },
        {
          key: 'metric',
          label: text('reports.columns.metricName'),
          kind: 'choice',
          options: choices(data?.facets.metric),
        },
        { key: 'period', label: text('reports.columns.period'), kind: 'words' },
        { key: 'part', label: text('reports.columns.part'), kind: 'choice', options: choices(data?.facets.part) },
        { key: 'status', label: text('reports.columns.status'), kind: 'choice', options: choices(data?.facets.status) },
        { key: 'state', label: text('reports.columns.state'), kind: 'choice', options: choices(data?.facets.state) },
      ]}
      columns={useColumns(data?.reports ?? [])}
      answer={answer}
      rows={data?.reports}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={
        data && (
          <>
            <b>{text('web.reports.count', { count: formatCount(data.total) })}</b>
            {data.sum === null ? null : <Sum {...data.sum} />}
          </>
        )
      }
      tools={<ExportButton endpoint={exportReports} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.reports.empty') }}
      panel={(id) => <Panel report={data?.reports.find((one) => one.id === id)} />}
    />
  );
}

function Sum({ value, unit, rows }: { value: string; unit: string; rows: number }) {
  const text = useText('indicators');
  const { words } = useScaled([value], unit);
  return <span className="ys-meta"> {text('web.reports.sum', { value: words(value), count: rows })}</span>;
}

function Value({ report }: { report: Report }) {
  const { metric, value, unit, status, period, metricName } = report;
  const figure = { metric, value, unit, status, bound: 'exact' as const, period, printed: null, source: null };
  return <Figure figure={figure} name={metricName} untagged />;
}

/** A value in the size of its column: amounts of one page are read against one another. */
function ColumnValue({ report, page }: { report: Report; page: readonly Report[] }) {
  const peers = page.filter(({ unit }) => unit === report.unit).map(({ value }) => value);
  const { words } = useScaled(peers, report.unit);
  return <>{words(report.value)}</>;
}

function Period({ period }: { period: string }) {
  return <>{usePeriod(period) ?? period}</>;
}

function useColumns(page: readonly Report[]): readonly Column<Report>[] {
  const text = useText('indicators');
  const title = (key: string) => text(`reports.columns.${key}`);
  return [
    { key: 'metric', title: title('metricName'), width: 200, render: ({ metricName }) => metricName },
    {
      key: 'period',
      title: title('period'),
      sortable: true,
      narrow: 'lead',
      render: ({ period }) => <Period period={period} />,
    },
    { key: 'part', title: title('part'), narrow: 'line', render: ({ part }) => part || text('reports.whole') },
    {
      key: 'value',
      title: title('value'),
      align: 'end',
      narrow: 'end',
      sortable: true,
      render: (report) => <ColumnValue report={report} page={page} />,
    },
    { key: 'status', title: title('status'), render: ({ status }) => text(`reports.statuses.${status}`) },
    { key: 'state', title: title('state'), render: ({ state }) => text(`reports.states.${state}`) },
    { key: 'source', title: title('source'), width: 200, render: ({ source }) => source },
    {
      key: 'reportedAt',
      title: title('reportedAt'),
      narrow: 'none',
      render: ({ reportedAt }) => <Moment at={reportedAt} />,
    },
    { key: 'revision', title: title('revision'), extra: true, align: 'end', render: ({ revision }) => revision },
  ];
}

function Panel({ report }: { report: Report | undefined }) {
  const text = useText('indicators');
  if (report === undefined) return null;
  const facts = [
    ['period', report.period],
    ['part', report.part || text('reports.whole')],
    ['status', text(`reports.statuses.${report.status}`)],
    ['state', text(`reports.states.${report.state}`)],
    ['source', report.source],
    ['revision', String(report.revision)],
    ['reason', report.reason ?? '—'],
    ['reportedBy', report.reportedBy ?? '—'],
    ['reportedAt', <Moment key="at" at={report.reportedAt} />],
  ] as const;
  return (
    <SidePanel title={report.metricName} footer={<ReverseVerb key={report.id} report={report} />}>
      <p>
        <Value report={report} />
      </p>
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`reports.columns.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.demonstration ? <p className="ys-meta">{text('web.demonstration')}</p> : null}
    </SidePanel>
  );
}
