import '../parts/parties.css';
import '../parts/roster.css';
import { Link } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useId } from 'react';
import {
  type Column,
  EmptyState,
  ErrorState,
  ExportButton,
  formatCount,
  LoadingState,
  Page,
  PlainTable,
  type Text,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import {
  exportRosterChanges,
  listRosterChanges,
  listRosters,
  type RosterChange,
  rosterTurn,
} from '../../contract/roster-endpoints.ts';
import { dayOf, today } from '../parts/roster-values.ts';

/** What changes when: who came on, moved and went off between two days, on all lists or on some. */
export function RosterChangesPage() {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const query = queryOf(search);
  const answer = useApi(listRosterChanges, { query });
  const { total, changes } = answer.data ?? {};
  return (
    <Page
      title={text('roster.changes')}
      meta={
        <Link to="/rosters" className="roster-back">
          {text('roster.title')}
        </Link>
      }
    >
      <Conditions query={query} />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={8} /> : null}
      {total === undefined || changes === undefined ? null : (
        <>
          <div className="roster-changes-line">
            <b>{text('roster.changesTotal', { count: total, shown: formatCount(total) })}</b>
            {total === 0 ? null : <ExportButton endpoint={exportRosterChanges} input={{ query }} count={total} />}
            {total > changes.length ? (
              <span className="ys-meta">{text('roster.changesCut', { shown: formatCount(changes.length) })}</span>
            ) : null}
          </div>
          {changes.length === 0 ? (
            <EmptyState title={text('roster.changesNone')}>{text('roster.changesNoneHint')}</EmptyState>
          ) : (
            <PlainTable
              caption={text('roster.changes')}
              columns={columnsOf(text)}
              rows={changes}
              rowKey={(one) => `${one.entry.id} ${one.change}`}
            />
          )}
        </>
      )}
    </Page>
  );
}

type Query = ReturnType<typeof queryOf>;

/** The last three months up to today, where the address says nothing. */
function queryOf(search: Readonly<Record<string, unknown>>) {
  const to = dayOf(search.to) ?? today();
  const before = new Date(Date.parse(`${to}T00:00:00Z`) - 90 * 86_400_000).toISOString().slice(0, 10);
  const change = valuesOf(search, 'change').flatMap((value) => rosterTurn.safeParse(value).data ?? []);
  return { from: dayOf(search.from) ?? before, to, roster: valuesOf(search, 'roster'), change };
}

function Conditions({ query }: { query: Query }) {
  const text = useText('parties');
  const [search, change] = useUrlSearch();
  const rosters = useApi(listRosters, {});
  const set = (key: string, value: string | readonly string[]) =>
    change({ ...search, [key]: value }, { replace: true });
  const lists = (rosters.data?.rosters ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const turns = rosterTurn.options.map((value) => ({ value, label: text(`roster.turns.${value}`) }));
  return (
    <div className="roster-conditions ys-no-print">
      <DayInput label={text('roster.changesFrom')} day={query.from} set={(day) => set('from', day)} />
      <DayInput label={text('roster.changesTo')} day={query.to} set={(day) => set('to', day)} />
      <ManyChoice label={text('roster.one')} options={lists} value={query.roster} set={(ids) => set('roster', ids)} />
      <ManyChoice label={text('roster.change')} options={turns} value={query.change} set={(of) => set('change', of)} />
    </div>
  );
}

function DayInput({ label, day, set }: { label: string; day: string; set: (day: string) => void }) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{label}</label>
      <Input id={id} type="date" value={day} onChange={(event) => set(event.target.value)} />
    </span>
  );
}

function ManyChoice({
  label,
  options,
  value,
  set,
}: {
  label: string;
  options: { value: string; label: string }[];
  value: readonly string[];
  set: (values: readonly string[]) => void;
}) {
  const text = useText('parties');
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        className="roster-choice"
        options={options}
        value={[...value]}
        onChange={set}
        placeholder={text('sheet.all')}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </span>
  );
}

function columnsOf(text: Text): Column<RosterChange>[] {
  return [
    { key: 'day', title: text('roster.columns.day'), width: 110, render: (one) => one.day },
    { key: 'change', title: text('roster.change'), width: 100, render: (one) => text(`roster.turns.${one.change}`) },
    { key: 'party', title: text('roster.columns.party'), width: 250, render: (one) => <Party change={one} /> },
    { key: 'roster', title: text('roster.one'), width: 130, render: ({ entry }) => entry.roster },
    {
      key: 'item',
      title: text('roster.item'),
      width: 160,
      render: ({ entry, fromItem }) =>
        fromItem === null ? itemOf(entry) : text('roster.movedFrom', { from: fromItem, to: entry.item }),
    },
    {
      key: 'source',
      title: text('roster.source'),
      width: 180,
      narrow: 'none',
      render: ({ entry }) => [entry.documentNumber, entry.certificate].filter(Boolean).join(' · '),
    },
    {
      key: 'enteredBy',
      title: text('roster.columns.enteredBy'),
      width: 110,
      narrow: 'none',
      render: ({ entry }) => entry.enteredBy,
    },
  ];
}

/** Nothing for a list whose one item only repeats its name. */
function itemOf({ item, roster }: RosterChange['entry']): string | null {
  return item === roster ? null : item;
}

function Party({ change: { entry } }: { change: RosterChange }) {
  if (entry.partyKind !== 'firm') return entry.party ?? '—';
  return (
    <Link to="/firms/$firmId" params={{ firmId: entry.partyId }}>
      {entry.party}
    </Link>
  );
}
