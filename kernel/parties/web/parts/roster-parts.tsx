import './roster.css';
import { Input } from 'antd';
import { useId } from 'react';
import { useText, useUrlSearch } from '#ui/index.ts';
import { dayOf, lastDayOf } from './roster-values.ts';

/** The day whose state is shown, kept in the address; without one it is today. */
export function DaySwitch({ day }: { day: string }) {
  const text = useText('parties');
  const id = useId();
  const [search, change] = useUrlSearch();
  const set = (value: string) => {
    const { day: _day, page: _page, ...rest } = search;
    const next = dayOf(value);
    change(next === undefined ? rest : { ...rest, day: next }, { replace: true });
  };
  return (
    <div className="roster-day ys-no-print">
      <label htmlFor={id}>{text('roster.asOf')}</label>
      <Input id={id} type="date" value={day} onChange={(event) => set(event.target.value)} />
      {search.day === undefined ? null : (
        <button type="button" className="ys-link" onClick={() => set('')}>
          {text('roster.today')}
        </button>
      )}
    </div>
  );
}

/** From when to when, both days included; open where no end is known. */
export function Period({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  const text = useText('parties');
  const last = lastDayOf(endsOn);
  return (
    <span className="roster-period">
      {last === undefined ? text('roster.since', { from: startsOn }) : text('roster.between', { from: startsOn, last })}
    </span>
  );
}
