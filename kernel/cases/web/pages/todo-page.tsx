import '../parts/cases.css';
import { Link } from '@tanstack/react-router';
import {
  BusyBar,
  EmptyState,
  ErrorState,
  ExportButton,
  FilterBar,
  type FilterField,
  formatDate,
  LoadingState,
  NothingFound,
  Page,
  Pages,
  pageOf,
  useApi,
  useFilters,
  useLocale,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import type { CaseLight } from '../../contract/case-light.ts';
import { exportTasks, listTasks } from '../../contract/list-endpoints.ts';
import { taskListView, taskSort } from '../../contract/task-list.ts';
import { TaskLines } from '../parts/task-lines.tsx';
import { mustWords } from '../parts/task-words.ts';
import { todayInChina } from '../parts/today.ts';
import { LightChips, ListTabs } from '../parts/todo-filters.tsx';
import { TodoRail } from '../parts/todo-rail.tsx';
import { useLineKeys } from '../parts/use-line-keys.ts';

const rowsPerPage = 50;

/** What waits for the reader today, red first; beside it what was done, started and copied. */
export function TodoPage() {
  const text = useText('cases');
  const locale = useLocale();
  const query = useTaskQuery();
  const answer = useApi(listTasks, { query });
  const { data } = answer;
  const { view } = query;
  const fields = useFields(data?.lifecycles ?? []);
  const filters = useFilters([...fields, { key: 'light', label: text('todo.light'), kind: 'words' }]);
  const current = useLineKeys(data?.rows.map(({ id }) => id) ?? []);
  const { page: _page, pageSize: _size, ...wanted } = query;
  return (
    <Page
      title={formatDate(data?.today ?? todayInChina(), locale, 'weekday')}
      meta={data && mustWords(data.todo.groups, text)}
      actions={
        <>
          <Link to="/absences" className="ys-link ys-tool">
            {text('todo.openAbsences')}
          </Link>
          <ExportButton endpoint={exportTasks} input={{ query: wanted }} count={data?.total} />
        </>
      }
    >
      <div className="todo">
        <div className="todo-main">
          <ListTabs view={view} counts={data?.counts} />
          {view === 'todo' && data !== undefined ? (
            <LightChips counts={data.todo.lights} total={data.counts.todo} />
          ) : null}
          <FilterBar fields={fields} />
          {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
          <BusyBar busy={answer.isFetching} />
          {data === undefined && !answer.error ? <LoadingState lines={10} /> : null}
          {data === undefined ? null : (
            <TaskLines
              rows={data.rows}
              grouped={view === 'todo' && (query.sort ?? 'due') === 'due'}
              current={current}
              {...(filters.active === 0 ? { counts: data.todo.groups } : {})}
            />
          )}
          {data?.total === 0 && filters.active > 0 ? (
            <NothingFound conditions={filters.active} onClear={filters.clear} />
          ) : null}
          {data?.total === 0 && filters.active === 0 ? (
            <EmptyState title={text(view === 'todo' ? 'todo.empty' : 'todo.emptyOther')}>
              {view === 'todo' ? text('todo.emptyHint') : null}
            </EmptyState>
          ) : null}
          <Pages total={data?.total ?? 0} size={rowsPerPage} />
          {data === undefined || data.rows.length === 0 ? null : (
            <p className="ys-meta todo-keys">{text('todo.keys')}</p>
          )}
        </div>
        <TodoRail />
      </div>
    </Page>
  );
}

function useTaskQuery() {
  const [search] = useUrlSearch();
  const view = taskListView.catch('todo').parse(search.view);
  const sort = taskSort.optional().catch(undefined).parse(search.sort);
  return {
    view,
    light: valuesOf(search, 'light') as CaseLight[],
    lifecycle: valuesOf(search, 'lifecycle'),
    ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
    ...(sort === undefined ? {} : { sort }),
    page: pageOf(search.page),
    pageSize: rowsPerPage,
  };
}

function useFields(lifecycles: readonly { id: string; name: string }[]): FilterField[] {
  const text = useText('cases');
  const kinds = lifecycles.map(({ id, name }) => ({ value: id, label: name }));
  const sorts = taskSort.options.map((value) => ({ value, label: text(`todo.sorts.${value}`) }));
  return [
    { key: 'q', label: text('todo.words'), kind: 'words' },
    { key: 'lifecycle', label: text('todo.lifecycle'), kind: 'choice', options: kinds },
    { key: 'sort', label: text('todo.sort'), kind: 'choice', options: sorts, single: true },
  ];
}
