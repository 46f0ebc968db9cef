import { Button } from 'antd';
import { useState } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  RegisterPage,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { MeasureSummary } from '../../../contract/measure.ts';
import {
  enterMeasure,
  enterMeasureDocument,
  exportMeasures,
  listMeasureDocuments,
  listMeasures,
} from '../../../contract/measure-endpoints.ts';
import { DocumentForm } from '../../parts/measures/document-form.tsx';
import { DocumentList } from '../../parts/measures/document-list.tsx';
import { DueLightOf } from '../../parts/measures/due-light.tsx';
import { MeasureForm } from '../../parts/measures/measure-form.tsx';
import { MeasurePanel } from '../../parts/measures/measure-panel.tsx';
import { measureQuery } from '../../parts/measures/measure-query.ts';

const pageSize = 50;

/** What the zone promised in documents: each measure with its department, day and state, and the documents above them. */
export function MeasuresPage() {
  const text = useText('visits');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const [entering, setEntering] = useState<'document' | 'measure'>();
  const query = measureQuery(search);
  const answer = useApi(listMeasures, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const told = useApi(listMeasureDocuments, {}).data;
  const documents = told?.documents ?? [];
  const { data } = answer;
  // Measures stand in documents: the first one is entered before them.
  const unwritten = told !== undefined && documents.length === 0;
  const label = (key: string) => text(`measures.columns.${key}`);
  const close = () => setEntering(undefined);
  return (
    <RegisterPage
      name="visits.measures"
      title={text('measures.title')}
      meta={text('measures.pages.meta')}
      {...(can(enterMeasureDocument.permission) && {
        verb:
          entering !== undefined || told === undefined ? undefined : (
            <Button type="primary" onClick={() => setEntering(unwritten ? 'document' : 'measure')}>
              {text(unwritten ? 'measures.pages.enterDocument' : 'measures.pages.enterMeasure')}
            </Button>
          ),
        actions:
          entering === undefined && told !== undefined ? (
            <>
              <ImportLink register="visits.measure" />
              {unwritten ? null : (
                <Button onClick={() => setEntering('document')}>{text('measures.pages.enterDocument')}</Button>
              )}
            </>
          ) : null,
      })}
      caption={text('measures.title')}
      before={
        <>
          <DocumentList documents={documents} />
          {entering === 'document' ? <DocumentForm onDone={close} /> : null}
          {entering === 'measure' && can(enterMeasure.permission) ? (
            <MeasureForm documents={documents} onDone={close} />
          ) : null}
        </>
      }
      fields={[
        { key: 'q', label: text('measures.words'), kind: 'words' },
        { key: 'document', label: label('document'), kind: 'choice', options: data?.facets.document ?? [] },
        { key: 'department', label: label('lead'), kind: 'choice', options: data?.facets.department ?? [] },
        { key: 'state', label: label('state'), kind: 'choice', options: data?.facets.state ?? [] },
        { key: 'light', label: label('light'), kind: 'choice', options: data?.facets.light ?? [] },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.measures}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      late={({ light }) => light === 'late'}
      summary={data && <b>{text('measures.pages.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportMeasures} input={{ query }} count={data?.total} />}
      empty={{ title: text('measures.pages.empty'), hint: text('measures.pages.emptyHint') }}
      panel={(id) => <MeasurePanel id={id} documents={documents} />}
    />
  );
}

function useColumns(): readonly Column<MeasureSummary>[] {
  const text = useText('visits');
  const title = (key: string) => text(`measures.columns.${key}`);
  return [
    { key: 'title', title: title('title'), width: 280, render: (one) => `${one.position}. ${one.title}` },
    {
      ...{ key: 'light', title: title('light'), narrow: 'lead' },
      render: (one) => (one.light === null ? null : <DueLightOf measure={one} />),
    },
    { key: 'state', title: title('state'), narrow: 'end', render: ({ state }) => text(`measures.states.${state}`) },
    { key: 'lead', title: title('lead'), narrow: 'line', render: ({ lead }) => lead.name },
    {
      ...{ key: 'cooperating', title: title('cooperating'), narrow: 'none' },
      render: ({ cooperating }) => cooperating.map(({ name }) => name).join(text('measures.pages.and')),
    },
    {
      ...{ key: 'dueOn', title: title('dueOn'), sortable: true, narrow: 'none' },
      render: ({ dueOn }) => dueOn,
    },
    {
      ...{ key: 'issues', title: title('issues'), align: 'end', sortable: true, narrow: 'none' },
      render: ({ issues }) => formatCount(issues),
    },
    { key: 'aspect', title: title('aspect'), narrow: 'none', render: ({ aspect }) => aspect?.title ?? '' },
    { key: 'documentNumber', title: title('documentNumber'), extra: true, render: (one) => one.documentNumber },
  ];
}
