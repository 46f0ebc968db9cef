import type { z } from 'zod';
import { formatDate, Light, Section, useLocale, useText } from '#ui/index.ts';
import type { dueDay } from '../../contract/task-list.ts';

type DueDay = z.infer<typeof dueDay>;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Four weeks with what falls due on each day; days on which no work is done are grey. */
export function DueCalendar({ days, today }: { days: readonly DueDay[]; today: string }) {
  const text = useText('cases');
  const weeks = Array.from({ length: days.length / 7 }, (_none, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <Section title={text('todo.calendar')}>
      <table className="due-calendar">
        <caption className="ys-hidden">{text('todo.calendar')}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {text(`todo.weekdays.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <DueCell key={day.date} day={day} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ys-meta">{text('todo.calendarKey')}</p>
    </Section>
  );
}

function DueCell({ day: { date, kind, count, light }, today }: { day: DueDay; today: string }) {
  const text = useText('cases');
  const locale = useLocale();
  const rest = kind === 'weekend' || kind === 'holiday';
  const marks = [rest ? 'rest' : '', date === today ? 'now' : ''].filter((mark) => mark !== '');
  const number = date.endsWith('-01') ? `${Number(date.slice(5, 7))}/1` : String(Number(date.slice(8)));
  return (
    <td className={marks.join(' ')} {...(date === today ? { 'aria-current': 'date' as const } : {})}>
      <span className="ys-hidden">
        {text(count === 0 ? 'todo.dueNone' : 'todo.dueCount', { date: formatDate(date, locale, 'day'), count })}
      </span>
      <span className="day" aria-hidden="true">
        {number}
        {kind === 'holiday' ? (
          <i>{text('todo.off')}</i>
        ) : kind === 'makeup' ? (
          <span className="worked">{text('todo.worked')}</span>
        ) : null}
      </span>
      {count === 0 || light === 'none' ? null : (
        <span aria-hidden="true">
          <Light state={light}>{count}</Light>
        </span>
      )}
    </td>
  );
}
