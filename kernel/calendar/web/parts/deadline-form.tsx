import { Button } from 'antd';
import type { FormEvent } from 'react';
import { useText } from '#ui/index.ts';
import { firstYear, lastYear, longestLimitDays } from '../../contract/limits.ts';
import { type PlainDate, plainDate } from '../../contract/plain-date.ts';
import type { CalendarSearch } from './calendar-search.ts';

/** What the form asks for: the limit, and whose knowledge to use. */
export interface LimitInput {
  from: PlainDate;
  days: string;
  asOf: PlainDate | undefined;
}

/** Start day, length and, if wanted, the day whose knowledge counts; the browser checks the bounds itself. */
export function DeadlineForm({
  search,
  today,
  onCompute,
}: {
  search: CalendarSearch;
  today: PlainDate;
  onCompute: (input: LimitInput) => void;
}) {
  const text = useText('calendar');
  const compute = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onCompute({
      from: String(fields.get('from')),
      days: String(fields.get('days')),
      asOf: plainDate.safeParse(fields.get('asOf')).data,
    });
  };
  return (
    <form className="cal-form" onSubmit={compute}>
      <label>
        {text('form.from')}
        <input
          type="date"
          name="from"
          required
          min={`${firstYear}-01-01`}
          max={`${lastYear}-12-31`}
          defaultValue={search.from ?? today}
        />
      </label>
      <label>
        {text('form.days')}
        <input type="number" name="days" required min={1} max={longestLimitDays} defaultValue={search.days ?? 20} />
      </label>
      <label>
        {text('form.asOf')}
        <input type="date" name="asOf" max={today} defaultValue={search.asOf} aria-describedby="cal-as-of" />
      </label>
      <Button type="primary" htmlType="submit">
        {text('form.compute')}
      </Button>
      <p id="cal-as-of">{text('form.asOfHint')}</p>
    </form>
  );
}
