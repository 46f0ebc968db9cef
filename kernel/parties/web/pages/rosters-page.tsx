import '../parts/parties.css';
import '../parts/roster.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  type Column,
  EmptyState,
  ErrorState,
  formatCount,
  ImportLink,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type RosterCount, rosterKind } from '../../contract/roster.ts';
import { foundRoster, listRosters } from '../../contract/roster-endpoints.ts';
import { FoundRosterForm } from '../parts/roster-form.tsx';
import { DaySwitch } from '../parts/roster-parts.tsx';
import { dayOf } from '../parts/roster-values.ts';

/** The zone's lists by kind, with how many stand on each on the day that is shown. */
export function RostersPage() {
  const text = useText('parties');
  const { can, zone } = useSession();
  const [search] = useUrlSearch();
  const day = dayOf(search.day);
  const answer = useApi(listRosters, { query: day === undefined ? {} : { day } });
  const [founding, setFounding] = useState(false);
  const rosters = answer.data?.rosters;
  const may = can(foundRoster.permission);
  const verb = may && !founding ? <FoundButton onClick={() => setFounding(true)} /> : undefined;
  return (
    <Page title={text('roster.title')} meta={zone?.name} actions={rosters?.length === 0 ? undefined : verb}>
      {founding ? <FoundRosterForm onDone={() => setFounding(false)} /> : null}
      {answer.data === undefined ? null : <DaySwitch day={answer.data.day} />}
      <p className="roster-changes-line ys-no-print">
        <Link to="/rosters/changes">{text('roster.changes')}</Link>
        <ImportLink register="parties.rosterEntry" />
      </p>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={8} /> : null}
      {rosters?.length === 0 && !founding ? (
        <EmptyState title={text('roster.none')} action={verb}>
          {text('roster.noneHint')}
        </EmptyState>
      ) : null}
      {rosterKind.options.map((kind) => {
        const ofKind = (rosters ?? []).filter((one) => one.kind === kind);
        return ofKind.length === 0 ? null : (
          <Section key={kind} title={text(`roster.kinds.${kind}`)}>
            <RosterTable rosters={ofKind} day={day} />
          </Section>
        );
      })}
    </Page>
  );
}

function FoundButton({ onClick }: { onClick: () => void }) {
  const text = useText('parties');
  return (
    <Button type="primary" onClick={onClick}>
      {text('roster.found')}
    </Button>
  );
}

function RosterTable({ rosters, day }: { rosters: readonly RosterCount[]; day: string | undefined }) {
  const text = useText('parties');
  const columns: Column<RosterCount>[] = [
    {
      key: 'name',
      title: text('roster.one'),
      width: 220,
      render: (one) => (
        <Link to="/rosters/$rosterId" params={{ rosterId: one.id }} search={day === undefined ? {} : { day }}>
          {one.name}
        </Link>
      ),
    },
    {
      key: 'parties',
      title: text('roster.parties'),
      align: 'end',
      width: 90,
      render: (one) => formatCount(one.parties),
    },
    {
      key: 'items',
      title: text('roster.item'),
      width: 320,
      render: (one) => one.items.length > 1 && <Items roster={one} />,
    },
    {
      key: 'exclusive',
      title: text('roster.rule'),
      width: 110,
      narrow: 'none',
      render: (one) => one.items.length > 1 && text(one.exclusive ? 'roster.oneAtATime' : 'roster.several'),
    },
    {
      key: 'closedOn',
      title: text('roster.closed'),
      width: 110,
      render: (one) => one.closedOn && text('roster.closedFrom', { day: one.closedOn }),
    },
  ];
  return (
    <div className="roster-table">
      <PlainTable caption={text('roster.title')} columns={columns} rows={rosters} rowKey={(one) => one.id} />
    </div>
  );
}

function Items({ roster }: { roster: RosterCount }) {
  const shown = roster.items.slice(0, 6);
  return (
    <span className="roster-items">
      {shown.map((item) => (
        <span key={item.id}>
          {item.name} <b>{formatCount(item.parties)}</b>
        </span>
      ))}
      {shown.length < roster.items.length ? <span>…</span> : null}
    </span>
  );
}
