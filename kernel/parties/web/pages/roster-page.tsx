import '../parts/parties.css';
import '../parts/roster.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  type Column,
  ErrorState,
  ExportButton,
  type FilterField,
  formatCount,
  ImportLink,
  LoadingState,
  Page,
  pageOf,
  RegisterPage,
  type Text,
  useApi,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import type { RosterCount, RosterEntry } from '../../contract/roster.ts';
import { addRosterEntry, exportRosterEntries, getRoster, listRosterEntries } from '../../contract/roster-endpoints.ts';
import { RosterActs } from '../parts/roster-acts.tsx';
import { AddEntryPanel, RosterEntryPanel } from '../parts/roster-entry-panel.tsx';
import { AmendRosterForm, CloseRosterForm } from '../parts/roster-form.tsx';
import { DaySwitch } from '../parts/roster-parts.tsx';
import { dayOf, lastDayOf } from '../parts/roster-values.ts';

const rowsPerPage = 50;

/** One list: who stands on it on the day that is shown, and what was done with it. */
export function RosterPage() {
  const { rosterId = '' } = useParams({ strict: false }) as { rosterId?: string };
  const text = useText('parties');
  const [search] = useUrlSearch();
  const day = dayOf(search.day);
  const answer = useApi(getRoster, { params: { rosterId }, query: day === undefined ? {} : { day } });
  if (answer.data === undefined || answer.data.id !== rosterId) {
    return (
      <Page title={text('roster.one')}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingState lines={8} />
        )}
      </Page>
    );
  }
  return <Entries roster={answer.data} day={answer.data.day} />;
}

function Entries({ roster, day }: { roster: RosterCount; day: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const wanted = queryOf(search);
  const params = { rosterId: roster.id };
  const answer = useApi(listRosterEntries, {
    params,
    query: { ...wanted, page: pageOf(search.page), pageSize: rowsPerPage },
  });
  const columns = useMemo(() => entryColumns(text), [text]);
  const { entries, total } = answer.data ?? {};
  const [verb, setVerb] = useState<Verb>();
  const done = () => setVerb(undefined);
  return (
    <RegisterPage
      name="roster"
      title={roster.name}
      meta={metaOf(roster, text)}
      actions={verb === undefined ? <Verbs roster={roster} begin={setVerb} /> : undefined}
      caption={roster.name}
      fields={filtersOf(roster, text)}
      columns={columns}
      rowKey={(entry) => entry.id}
      answer={answer}
      rows={entries}
      total={total}
      pageSize={rowsPerPage}
      before={
        <>
          {verb === 'amend' ? <AmendRosterForm roster={roster} onDone={done} /> : null}
          {verb === 'close' ? <CloseRosterForm roster={roster} onDone={done} /> : null}
          {wanted.time === 'all' ? null : <DaySwitch day={day} />}
        </>
      }
      summary={<b>{text('roster.total', { count: total ?? 0, shown: formatCount(total ?? 0) })}</b>}
      tools={
        <>
          {roster.closedOn === null ? <ImportLink register="parties.rosterEntry" /> : null}
          {can(exportRosterEntries.permission) ? (
            <ExportButton endpoint={exportRosterEntries} input={{ params, query: wanted }} count={total ?? 0} />
          ) : null}
        </>
      }
      empty={{ title: text('roster.empty'), hint: text('roster.emptyHint') }}
      panel={(id) => <OpenPanel id={id} roster={roster} entries={entries} />}
      after={<RosterActs rosterId={roster.id} />}
    />
  );
}

function OpenPanel({
  id,
  roster,
  entries,
}: {
  id: string;
  roster: RosterCount;
  entries: readonly RosterEntry[] | undefined;
}) {
  if (id === 'new') return <AddEntryPanel roster={roster} />;
  const entry = entries?.find((one) => one.id === id);
  return entry === undefined ? null : <RosterEntryPanel key={id} entry={entry} roster={roster} />;
}

type Verb = 'amend' | 'close';

function Verbs({ roster, begin }: { roster: RosterCount; begin: (verb: Verb) => void }) {
  const text = useText('parties');
  const { can } = useSession();
  const { open } = usePanel();
  if (!can(addRosterEntry.permission) || roster.closedOn !== null) return null;
  return (
    <>
      <Button onClick={() => begin('close')}>{text('roster.close')}</Button>
      <Button onClick={() => begin('amend')}>{text('roster.amend')}</Button>
      <Button type="primary" onClick={() => open('new')}>
        {text('roster.add')}
      </Button>
    </>
  );
}

function metaOf(roster: RosterCount, text: Text) {
  const words = [
    text(`roster.kinds.${roster.kind}`),
    roster.items.length > 1 && text(roster.exclusive ? 'roster.oneAtATime' : 'roster.several'),
    roster.documentNumber,
    roster.closedOn && text('roster.closedFrom', { day: roster.closedOn }),
  ];
  return (
    <>
      <Link to="/rosters" className="roster-back">
        {text('roster.title')}
      </Link>
      {' · '}
      {words.filter(Boolean).join(' · ')}
    </>
  );
}

function queryOf(search: Readonly<Record<string, unknown>>) {
  const day = dayOf(search.day);
  return {
    ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
    item: valuesOf(search, 'item'),
    ...(day === undefined ? {} : { day }),
    time: search.time === 'all' ? ('all' as const) : ('day' as const),
  };
}

function filtersOf(roster: RosterCount, text: Text): FilterField[] {
  const items = roster.items.map(({ id, name, parties }) => ({ value: id, label: name, count: parties }));
  return [
    { key: 'q', label: text('roster.words'), kind: 'words' },
    ...(items.length > 1 ? [{ key: 'item', label: text('roster.item'), kind: 'choice', options: items } as const] : []),
    {
      ...{ key: 'time', label: text('roster.time'), kind: 'choice', single: true },
      options: [{ value: 'all', label: text('roster.allTimes') }],
    },
  ];
}

function entryColumns(text: Text): Column<RosterEntry>[] {
  return [
    { key: 'party', title: text('roster.columns.party'), width: 250, render: (entry) => entry.party ?? '—' },
    { key: 'item', title: text('roster.item'), width: 120, narrow: 'lead', render: (entry) => entry.item },
    { key: 'startsOn', title: text('roster.from'), width: 110, narrow: 'line', render: (entry) => entry.startsOn },
    {
      key: 'endsOn',
      title: text('roster.until'),
      width: 110,
      narrow: 'line',
      render: (entry) => lastDayOf(entry.endsOn),
    },
    {
      key: 'certificate',
      title: text('roster.columns.certificate'),
      width: 150,
      narrow: 'none',
      render: (entry) => entry.certificate,
    },
    {
      key: 'certificateUntil',
      title: text('roster.columns.certificateUntil'),
      width: 110,
      narrow: 'none',
      render: (entry) => entry.certificateUntil,
    },
    {
      key: 'documentNumber',
      title: text('roster.columns.documentNumber'),
      width: 150,
      narrow: 'none',
      render: (entry) => entry.documentNumber,
    },
    {
      key: 'enteredBy',
      title: text('roster.columns.enteredBy'),
      extra: true,
      narrow: 'none',
      render: (entry) => entry.enteredBy,
    },
  ];
}
