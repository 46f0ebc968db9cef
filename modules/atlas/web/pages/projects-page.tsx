import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { ExportButton, Figure, formatCount, pageOf, RegisterPage, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { exportProjects, listProjects } from '../../contract/endpoints.ts';
import { useProjectColumns } from '../parts/project-columns.tsx';
import { useProjectFilters } from '../parts/project-filters.ts';
import { ProjectPanel } from '../parts/project-panel.tsx';
import { projectQuery } from '../parts/project-query.ts';
import { StageChart } from '../parts/stage-chart.tsx';

const pageSize = 50;

/** The register of published projects of all zones. */
export function ProjectsPage() {
  const text = useText('atlas');
  const [search] = useUrlSearch();
  const query = projectQuery(search);
  const answer = useApi(listProjects, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  return (
    <RegisterPage
      name="atlas.projects"
      title={text('web.projects.title')}
      meta={text('web.projects.meta')}
      caption={text('web.projects.title')}
      fields={useProjectFilters(data?.facets)}
      columns={useProjectColumns('register')}
      answer={answer}
      rows={data?.projects}
      rowKey={(project) => project.id}
      total={data?.total}
      pageSize={pageSize}
      overview={data === undefined || data.total === 0 ? null : <StageChart stages={data.facets.stage} />}
      summary={data && <Sums total={data.total} investment={data.investment} />}
      tools={<ExportButton endpoint={exportProjects} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.projects.none') }}
      panel={(id) => <ProjectPanel id={id} />}
    />
  );
}

type Investment = EndpointResult<typeof listProjects>['investment'];

function Sums({ total, investment }: { total: number; investment: Investment }) {
  const text = useText('atlas');
  return (
    <>
      <b>{text('web.projects.count', { count: formatCount(total) })}</b>
      <span>
        {text('web.projects.investmentSum')}{' '}
        <Figure
          figure={investment.figure}
          name={text('web.projects.investmentSum')}
          definition={text('definition.project.investmentSum')}
        />
      </span>
      <span>{text('web.projects.withFigure', { count: investment.withFigure, rows: investment.rows })}</span>
    </>
  );
}
