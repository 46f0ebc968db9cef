import {
  ExportButton,
  type FilterField,
  formatCount,
  pageOf,
  RegisterPage,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { FacetCount } from '../../contract/place.ts';
import { exportPractices, listPractices } from '../../contract/practice.ts';
import { type LabelGroup, useLabel } from '../parts/labels.ts';
import { usePracticeColumns } from '../parts/practice-columns.tsx';
import { PracticePanel } from '../parts/practice-panel.tsx';
import { practiceQuery } from '../parts/practice-query.ts';

const pageSize = 50;

/** What zones are reported to do, searchable, each with the module that carries it here and how far. */
export function PracticesPage() {
  const text = useText('atlas');
  const label = useLabel();
  const [search] = useUrlSearch();
  const query = practiceQuery(search);
  const answer = useApi(listPractices, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const columns = usePracticeColumns();
  const choice = (key: string, group: LabelGroup | null, counts: readonly FacetCount[] | undefined): FilterField => ({
    ...{ key, label: text(`practice.${key}`), kind: 'choice' },
    options: (counts ?? []).map(({ value, count, label: name }) => ({
      ...{ value, count },
      label: group === null ? (name ?? value) : label(group, value),
    })),
  });
  const counts = data?.facets.state ?? [];
  const of = (state: string) => formatCount(counts.find(({ value }) => value === state)?.count ?? 0);
  return (
    <RegisterPage
      name="atlas.practices"
      title={text('web.practices.title')}
      meta={text('web.practices.meta')}
      caption={text('web.practices.title')}
      fields={[
        { key: 'q', label: text('web.practices.words'), kind: 'words' },
        choice('state', 'practiceState', data?.facets.state),
        choice('job', 'system', data?.facets.job),
        choice('module', 'practiceModule', data?.facets.module),
        choice('zone', null, data?.facets.zone),
        choice('kind', 'mechanismKind', data?.facets.kind),
        choice('tier', 'mechanismTier', data?.facets.tier),
      ]}
      columns={columns}
      answer={answer}
      rows={data?.practices}
      rowKey={(one) => one.id}
      total={data?.total}
      pageSize={pageSize}
      summary={
        data && (
          <>
            <b>{text('web.practices.count', { count: formatCount(data.total) })}</b>{' '}
            <span className="ys-meta">
              {text('web.practices.counted', { works: of('works'), notYet: of('notYet'), recorded: of('recorded') })}
            </span>
          </>
        )
      }
      tools={<ExportButton endpoint={exportPractices} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.practices.title') }}
      panel={(id) => <PracticePanel id={id} />}
    />
  );
}
