import {
  ColumnPicker,
  ErrorState,
  ExportButton,
  Figure,
  FilterBar,
  formatCount,
  ListSummary,
  NothingFound,
  Page,
  Pages,
  RegisterTable,
  useApi,
  useColumns,
  useFilters,
  usePanel,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
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
  const answer = useApi(listProjects, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const fields = useProjectFilters(data?.facets);
  const filters = useFilters(fields);
  const columns = useProjectColumns('register');
  const chosen = useColumns('atlas.projects', columns);
  const panel = usePanel();
  return (
    <Page title={text('web.projects.title')} meta={text('web.projects.meta')}>
      <FilterBar fields={fields} />
      {data === undefined || data.total === 0 ? null : <StageChart stages={data.facets.stage} />}
      <ListSummary
        tools={
          <>
            <ExportButton endpoint={exportProjects} input={{ query }} count={data?.total} />
            <ColumnPicker columns={columns} picked={chosen.picked} pick={chosen.pick} />
          </>
        }
      >
        {data === undefined ? null : (
          <>
            <b>{text('web.projects.count', { count: formatCount(data.total) })}</b>
            <span>
              {text('web.projects.investmentSum')}{' '}
              <Figure
                figure={data.investment.figure}
                name={text('web.projects.investmentSum')}
                definition={text('definition.project.investmentSum')}
              />
            </span>
            <span>
              {text('web.projects.withFigure', { count: data.investment.withFigure, rows: data.investment.rows })}
            </span>
          </>
        )}
      </ListSummary>
      {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.error !== null ? null : data?.total === 0 ? (
        <NothingFound conditions={filters.active} onClear={filters.clear} />
      ) : (
        <RegisterTable
          caption={text('web.projects.title')}
          columns={chosen.shown}
          rows={data?.projects}
          rowKey={(project) => project.id}
          busy={answer.isPlaceholderData}
        />
      )}
      <Pages total={data?.total ?? 0} size={pageSize} />
      {panel.id === undefined ? null : <ProjectPanel id={panel.id} />}
    </Page>
  );
}
