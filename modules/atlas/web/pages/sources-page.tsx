import {
  type Column,
  ErrorState,
  formatDate,
  formatTime,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { getImport, listSources } from '../../contract/endpoints.ts';

/** The newspaper pages behind the facts, and for those in office what became of each row on import. */
export function SourcesPage() {
  const text = useText('atlas');
  const { can } = useSession();
  const answer = useApi(listSources, {});
  const columns: Column<{ file: string; number: string; month: string; note: string; facts: number }>[] = [
    { key: 'number', title: text('web.sources.number'), render: ({ number }) => number },
    { key: 'month', title: text('web.sources.month'), render: ({ month }) => text('web.sources.about', { month }) },
    { key: 'note', title: text('web.sources.note'), render: ({ note }) => note },
    { key: 'facts', title: text('web.sources.facts'), align: 'end', render: ({ facts }) => facts },
    { key: 'file', title: text('web.sources.file'), render: ({ file }) => <code>{file}</code> },
  ];
  return (
    <Page title={text('web.sources.title')} meta={text('web.sources.meta')}>
      <Section title={text('web.sources.pages')} note={text('web.sources.pagesNote')}>
        {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending ? <LoadingState /> : null}
        {answer.data === undefined ? null : (
          <PlainTable
            caption={text('web.sources.pages')}
            columns={columns}
            rows={answer.data.sources}
            rowKey={({ file }) => file}
          />
        )}
      </Section>
      {can(getImport.permission) ? <ImportReport /> : null}
    </Page>
  );
}

function ImportReport() {
  const text = useText('atlas');
  const locale = useLocale();
  const answer = useApi(getImport, {});
  const importedAt = answer.data?.importedAt;
  const when =
    importedAt === undefined ? undefined : `${formatDate(importedAt.slice(0, 10), locale)} ${formatTime(importedAt)}`;
  return (
    <Section title={text('web.sources.import')} note={when}>
      {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data === undefined ? null : (
        <>
          <PlainTable
            caption={text('web.sources.import')}
            columns={[
              { key: 'file', title: text('web.sources.file'), render: ({ file }) => file },
              { key: 'rows', title: text('web.sources.rows'), align: 'end', render: ({ rows }) => rows },
              { key: 'loaded', title: text('web.sources.loaded'), align: 'end', render: ({ loaded }) => loaded },
              {
                key: 'rejected',
                title: text('web.sources.rejected'),
                align: 'end',
                render: ({ rejected }) => rejected,
              },
            ]}
            rows={answer.data.files}
            rowKey={({ file }) => file}
          />
          <Rejected rows={answer.data.rejected} />
        </>
      )}
    </Section>
  );
}

function Rejected({ rows }: { rows: readonly { file: string; row: number; field: string; reason: string }[] }) {
  const text = useText('atlas');
  if (rows.length === 0) return <p className="ys-meta">{text('web.sources.noneRejected')}</p>;
  return (
    <Section title={text('web.sources.rejectedRows')} note={String(rows.length)}>
      <PlainTable
        caption={text('web.sources.rejectedRows')}
        columns={[
          { key: 'place', title: text('web.sources.place'), render: ({ file, row }) => `${file}:${row}` },
          { key: 'field', title: text('web.sources.field'), render: ({ field }) => <code>{field}</code> },
          { key: 'reason', title: text('web.sources.reason'), render: ({ reason }) => reason },
        ]}
        rows={rows}
        rowKey={({ file, row, field }) => `${file}:${row}:${field}`}
      />
    </Section>
  );
}
