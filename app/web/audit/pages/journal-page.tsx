import '../parts/journal.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { exportEntries, listEntries, listFilters } from '#platform/journal/contract/endpoints.ts';
import { largestExport } from '#platform/journal/contract/reading.ts';
import {
  ColumnPicker,
  EmptyState,
  ErrorState,
  ExportButton,
  FilterBar,
  formatCount,
  ListSummary,
  NothingFound,
  Page,
  RegisterTable,
  useApi,
  useColumns,
  useFilters,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { entryColumns } from '../parts/entry-columns.tsx';
import { EntryPanel } from '../parts/entry-panel.tsx';
import { journalFilters } from '../parts/journal-filters.ts';
import { journalQuery } from '../parts/journal-query.ts';
import { PeriodFields } from '../parts/period-fields.tsx';

/** The zone's journal, newest first: filters, place and open entry are in the address. */
export function JournalPage() {
  const text = useText('journal');
  const auth = useText('auth');
  const [search] = useUrlSearch();
  const panel = usePanel();
  const { can, zone } = useSession();
  const query = journalQuery(search);
  const answer = useApi(listEntries, { query });
  const known = useApi(listFilters, {});
  const columns = useMemo(() => entryColumns(text, auth), [text, auth]);
  const { shown, picked, pick } = useColumns('journal', columns);
  const fields = journalFilters(known.data, search, text);
  const { active, clear } = useFilters([...fields, period('from'), period('to')]);
  const { after: _after, limit: _limit, ...wanted } = query;
  const nothing = answer.data?.entries.length === 0;
  return (
    <Page title={text('list.title')} meta={zone?.name} actions={<Link to="/journal/heads">{text('list.heads')}</Link>}>
      <PeriodFields />
      <FilterBar fields={fields} />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined || nothing ? null : (
        <ListSummary
          tools={
            <>
              {can(exportEntries.permission) ? (
                <ExportButton endpoint={exportEntries} input={{ query: wanted }} count={answer.data.counted} />
              ) : null}
              <ColumnPicker columns={columns} picked={picked} pick={pick} />
            </>
          }
        >
          <Counted count={answer.data.counted} />
        </ListSummary>
      )}
      {answer.error || nothing ? null : (
        <RegisterTable
          caption={text('list.caption')}
          columns={shown}
          rows={answer.data?.entries}
          rowKey={(entry) => entry.id}
          busy={answer.isFetching}
        />
      )}
      {nothing && !answer.error ? <Nothing active={active} onClear={clear} /> : null}
      <Steps next={answer.data?.next ?? null} />
      {panel.id === undefined ? null : (
        <EntryPanel entryId={panel.id} name={answer.data?.entries.find((entry) => entry.id === panel.id)?.actionName} />
      )}
    </Page>
  );
}

/** A day of the period counts among the filters without being a chip. */
const period = (key: string) => ({ key, label: key, kind: 'words' as const });

function Counted({ count }: { count: number }) {
  const text = useText('journal');
  return (
    <b>
      {count > largestExport
        ? text('list.totalMore', { shown: formatCount(largestExport) })
        : text('list.total', { count, shown: formatCount(count) })}
    </b>
  );
}

function Nothing({ active, onClear }: { active: number; onClear: () => void }) {
  const text = useText('journal');
  if (active > 0) return <NothingFound conditions={active} onClear={onClear} />;
  return <EmptyState title={text('list.none')}>{text('list.noneHint')}</EmptyState>;
}

/** Steps to older entries and back to the newest; a page begins after an entry, so that new ones shift nothing. */
function Steps({ next }: { next: string | null }) {
  const text = useText('journal');
  const [search, change] = useUrlSearch();
  const { page: _page, panel: _panel, ...rest } = search;
  const first = valuesOf(search, 'page').length === 0;
  if (first && next === null) return null;
  return (
    <nav className="ys-pages" aria-label={text('list.caption')}>
      <button type="button" className="ys-link ys-no-print" disabled={first} onClick={() => change(rest)}>
        {text('list.newest')}
      </button>
      <button
        type="button"
        className="ys-link ys-no-print"
        disabled={next === null}
        onClick={() => {
          if (next !== null) change({ ...rest, page: next });
          window.scrollTo({ top: 0 });
        }}
      >
        {text('list.older')}
      </button>
    </nav>
  );
}
