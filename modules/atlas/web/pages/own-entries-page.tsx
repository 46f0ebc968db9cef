import { EntryLink } from '#kernel/parties/web/front-door.ts';
import {
  ExportButton,
  formatCount,
  ImportLink,
  pageOf,
  RegisterPage,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { enterOwnEntry, exportOwnEntries, listOwnEntries } from '../../contract/own-entry.ts';
import { useLabel } from '../parts/labels.ts';
import { useOwnEntryColumns } from '../parts/own-entry-columns.tsx';
import { OwnEntryPanel } from '../parts/own-entry-panel.tsx';
import { ownEntryQuery } from '../parts/own-entry-query.ts';

const pageSize = 50;

/** Places, clusters, alliances and goals that a zone keeps of its own. */
export function OwnEntriesPage() {
  const text = useText('atlas');
  const label = useLabel();
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = ownEntryQuery(search);
  const answer = useApi(listOwnEntries, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const columns = useOwnEntryColumns();
  const kinds = (data?.facets.kind ?? []).map(({ value, count }) => ({
    ...{ value, count, label: label('ownEntryKind', value) },
  }));
  const fields = (data?.facets.field ?? []).map(({ value, count }) => ({ value, count, label: value }));
  const enter = can(enterOwnEntry.permission) ? (
    <EntryLink to="/own-entries/entry" label={text('ownEntry.enter')} />
  ) : undefined;
  return (
    <RegisterPage
      name="atlas.ownEntries"
      title={text('ownEntry.title')}
      meta={text('ownEntry.meta')}
      verb={enter}
      actions={<ImportLink register="atlas.ownEntry" />}
      caption={text('ownEntry.caption')}
      fields={[
        { key: 'q', label: text('ownEntry.words'), kind: 'words' },
        { key: 'kind', label: text('ownEntry.columns.kind'), kind: 'choice', options: kinds },
        { key: 'field', label: text('ownEntry.columns.field'), kind: 'choice', options: fields },
      ]}
      columns={columns}
      answer={answer}
      rows={data?.entries}
      rowKey={(one) => one.id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('ownEntry.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportOwnEntries} input={{ query }} count={data?.total} />}
      empty={{ title: text('ownEntry.none'), hint: text('ownEntry.noneHint') }}
      panel={(id) => <OwnEntryPanel id={id} name={data?.entries.find((one) => one.id === id)?.name} />}
    />
  );
}
