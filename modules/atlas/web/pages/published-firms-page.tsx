import { ExportButton, formatCount, RegisterPage, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { exportPublishedFirms, listPublishedFirms } from '../../contract/published-firm.ts';
import { useLabel } from '../parts/labels.ts';
import { usePublishedFirmColumns } from '../parts/published-firm-columns.tsx';
import { PublishedFirmPanel } from '../parts/published-firm-panel.tsx';
import { publishedFirmQuery } from '../parts/published-firm-query.ts';

const pageSize = 50;

/** The register of firms and bodies that the pages name, apart from every zone's own. */
export function PublishedFirmsPage() {
  const text = useText('atlas');
  const label = useLabel();
  const [search] = useUrlSearch();
  const query = publishedFirmQuery(search);
  const answer = useApi(listPublishedFirms, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const columns = usePublishedFirmColumns();
  const zones = (data?.facets.zone ?? []).map(({ value, count, label: name }) => ({
    value,
    count,
    label: name ?? value,
  }));
  const kinds = (data?.facets.kind ?? []).map(({ value, count }) => ({
    value,
    count,
    label: label('firmKind', value),
  }));
  return (
    <RegisterPage
      name="atlas.publishedFirms"
      title={text('web.publishedFirms.title')}
      meta={text('web.publishedFirms.meta')}
      caption={text('web.publishedFirms.title')}
      fields={[
        { key: 'q', label: text('web.publishedFirms.words'), kind: 'words' },
        { key: 'zone', label: text('web.zones.one'), kind: 'choice', options: zones },
        { key: 'kind', label: text('web.kind'), kind: 'choice', options: kinds },
      ]}
      columns={columns}
      answer={answer}
      rows={data?.firms}
      rowKey={(firm) => firm.id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('web.publishedFirms.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportPublishedFirms} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.publishedFirms.title') }}
      panel={(id) => <PublishedFirmPanel id={id} />}
    />
  );
}
