import './organisation.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText, useUrlSearch } from '#ui/index.ts';
import { dayOnly, useOrganisationSearch } from './organisation-search.ts';

const tabs = [
  ['/organisation', 'organisation.tabs.tree'],
  ['/organisation/duties', 'organisation.tabs.duties'],
  ['/organisation/changes', 'organisation.tabs.changes'],
] as const;

/** The three views of the organisation, the day that is looked at, and tools of the view. */
export function OrganisationBar({
  on,
  today,
  planned = [],
  tools,
}: {
  /** The day shown; left out where the view has none. */
  on?: string | undefined;
  today?: string | undefined;
  planned?: readonly string[];
  tools?: ReactNode;
}) {
  const text = useText('parties');
  const [search] = useUrlSearch();
  return (
    <div className="org-bar">
      <nav className="org-tabs" aria-label={text('organisation.views')}>
        {tabs.map(([path, label]) => (
          <Link key={path} to={path} search={dayOnly(search)} activeOptions={{ exact: true, includeSearch: false }}>
            {text(label)}
          </Link>
        ))}
      </nav>
      {on === undefined ? null : <DayPicker on={on} today={today ?? on} planned={planned} />}
      <span className="ys-space" />
      {tools}
    </div>
  );
}

function DayPicker({ on, today, planned }: { on: string; today: string; planned: readonly string[] }) {
  const text = useText('parties');
  const { change } = useOrganisationSearch();
  const next = planned[0];
  return (
    <>
      <label className="org-day">
        {text('organisation.asOf')}
        <input
          type="date"
          value={on}
          onChange={(event) =>
            change({ on: event.target.value === today ? undefined : event.target.value || undefined })
          }
        />
      </label>
      {on === today ? null : (
        <button type="button" className="ys-link" onClick={() => change({ on: undefined })}>
          {text('organisation.today')}
        </button>
      )}
      {next === undefined ? null : (
        <button type="button" className="ys-link" onClick={() => change({ on: next })}>
          {text('organisation.nextChange', { day: next })}
        </button>
      )}
    </>
  );
}
