import '../parts/journal.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { exportEntries, listEntries, listFilters } from '#platform/journal/contract/endpoints.ts';
import { largestExport } from '#platform/journal/contract/reading.ts';
import {
  ExportButton,
  formatCount,
  PeriodFields,
  RegisterPage,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { entryColumns } from '../parts/entry-columns.tsx';
import { EntryPanel } from '../parts/entry-panel.tsx';
import { journalFilters } from '../parts/journal-filters.ts';
import { journalQuery } from '../parts/journal-query.ts';

/** The zone's journal, newest first: filters, place and open entry are in the address. */
export function JournalPage() {
  const text = useText('journal');
  const auth = useText('auth');
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const query = journalQuery(search);
  const answer = useApi(listEntries, { query });
  const known = useApi(listFilters, {});
  const columns = useMemo(() => entryColumns(text, auth), [text, auth]);
  const { after: _after, limit, ...wanted } = query;
  const { data } = answer;
  return (
    <RegisterPage
      name="journal"
      title={text('list.title')}
      meta={zone?.name}
      actions={<Link to="/journal/heads">{text('list.heads')}</Link>}
      caption={text('list.caption')}
      before={
        <PeriodFields words={{ period: text('filters.period'), from: text('filters.from'), to: text('filters.to') }} />
      }
      fields={journalFilters(known.data, search, text)}
      otherFilters={period}
      columns={columns}
      answer={answer}
      rows={data?.entries}
      rowKey={(entry) => entry.id}
      total={data && (data.entries.length === 0 ? 0 : data.counted)}
      pageSize={Number(limit ?? 50)}
      summary={data && <Counted count={data.counted} />}
      tools={
        can(exportEntries.permission) ? (
          <ExportButton endpoint={exportEntries} input={{ query: wanted }} count={data?.counted} />
        ) : null
      }
      empty={{ title: text('list.none'), hint: text('list.noneHint') }}
      panel={(id) => <EntryPanel entryId={id} name={data?.entries.find((entry) => entry.id === id)?.actionName} />}
      steps={<Steps next={data?.next ?? null} />}
    />
  );
}

/** The days of the period count among the filters without being chips. */
const period = ['from', 'to'];

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
