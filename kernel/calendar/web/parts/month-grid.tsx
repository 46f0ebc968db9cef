import { useLocale, useText } from '#ui/index.ts';
import type { CalendarDay } from '../../contract/day.ts';
import type { PlainDate } from '../../contract/plain-date.ts';
import { holidayName } from './holiday-name.ts';
import type { Week } from './weeks.ts';

/** Days that the page points out. */
export interface Highlights {
  today: PlainDate;
  startOn: PlainDate | undefined;
  dueOn: PlainDate | undefined;
  /** Days that count towards the limit. */
  counted: ReadonlySet<PlainDate>;
}

/** One month: rest days on the sunken ground, 休 and 班 where a notice says so, counted days tinted. */
export function MonthGrid({ month, weeks, highlights }: { month: number; weeks: Week[]; highlights: Highlights }) {
  const text = useText('calendar');
  const name = useMonthName(month);
  return (
    <table className="cal-month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col" abbr={text(`weekdayLong.${weekday}`)}>
              {text(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {([0, 1, 2, 3, 4, 5, 6] as const).map((place) => (
              <DayCell key={place} day={week[place] ?? null} highlights={highlights} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useMonthName(month: number): string {
  const locale = useLocale();
  const first = new Date(Date.UTC(2026, month - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(first);
}

function DayCell({ day, highlights }: { day: CalendarDay | null; highlights: Highlights }) {
  const text = useText('calendar');
  if (day === null) return <td />;
  const classes = [
    day.kind === 'weekend' || day.kind === 'holiday' ? 'rest' : '',
    highlights.counted.has(day.date) ? 'counted' : '',
    day.date === highlights.startOn ? 'start' : '',
    day.date === highlights.dueOn ? 'due' : '',
    day.date === highlights.today ? 'today' : '',
  ];
  const marked = day.kind === 'holiday' || day.kind === 'makeup';
  const title = marked
    ? text(`dayTitle.${day.kind}`, { name: holidayName(day.holidayName, text), source: day.source ?? '' })
    : undefined;
  return (
    <td className={classes.filter((name) => name !== '').join(' ')} title={title}>
      {marked ? <abbr className={day.kind}>{text(`mark.${day.kind}`)}</abbr> : null}
      <span>{Number(day.date.slice(8))}</span>
      {day.date === highlights.today ? <span className="ys-hidden">{text('today')}</span> : null}
      {day.date === highlights.dueOn ? <span className="ys-hidden">{text('due')}</span> : null}
    </td>
  );
}
