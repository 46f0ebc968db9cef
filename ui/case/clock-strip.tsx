import './case.css';
import { useEffect, useRef, useState } from 'react';
import { formatDate } from '../format/date.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';
import { useNarrow } from '../media/narrow.ts';
import { type ClockData, type ClockDayData, dayOfMonth, monthsOf, spansOf, weekdayOf, weeksOf } from './clock-days.ts';

/** Properties of {@link ClockStrip}. */
export interface ClockStripProps {
  clocks: readonly ClockData[];
  /** Today in China, `YYYY-MM-DD`. */
  today: string;
  /** At the right of the head: print, and the like. */
  tools?: React.ReactNode;
  /** Name of the clock drawn; the first where nothing is said. */
  shown?: string | undefined;
  onShow?: (name: string) => void;
}

/** The limits of a case side by side, then one cell a day of the one chosen; on a phone a calendar. */
export function ClockStrip({ clocks, today, tools, shown, onShow }: ClockStripProps) {
  const text = useText('cases');
  const narrow = useNarrow();
  const [own, setOwn] = useState<string>();
  const clock = clocks.find(({ name }) => name === (shown ?? own)) ?? clocks[0];
  if (clock === undefined) return null;
  const show = (name: string) => {
    setOwn(name);
    onShow?.(name);
  };
  return (
    <section className="ys-clock" aria-label={text('casePage.limits')}>
      <div className="ys-clock-head">
        {clocks.map((one) => (
          <ClockHead key={one.name} clock={one} on={one === clock} only={clocks.length === 1} onShow={show} />
        ))}
        {tools === undefined ? null : <div className="ys-clock-tools ys-no-print">{tools}</div>}
      </div>
      {narrow ? <ClockCalendar clock={clock} today={today} /> : <DayRow clock={clock} today={today} />}
    </section>
  );
}

function ClockHead({
  clock,
  on,
  only,
  onShow,
}: {
  clock: ClockData;
  on: boolean;
  only: boolean;
  onShow: (name: string) => void;
}) {
  const text = useText('cases');
  const locale = useLocale();
  const said = (
    <>
      <span className="ys-clock-title">
        {text(`casePage.limitOf.${clock.unit}`, { title: clock.title, count: clock.limit })}
      </span>
      <span className="ys-clock-due">
        <span className="ys-clock-on">{formatDate(clock.dueOn, locale, 'weekday')}</span> <ClockLight clock={clock} />
      </span>
    </>
  );
  if (only) return <div className="ys-clock-limit on">{said}</div>;
  return (
    <button
      type="button"
      className={on ? 'ys-plain ys-clock-limit on' : 'ys-plain ys-clock-limit'}
      aria-pressed={on}
      onClick={() => onShow(clock.name)}
    >
      {said}
    </button>
  );
}

/** Light of a clock with its days in words. */
export function ClockLight({ clock }: { clock: ClockData }) {
  const text = useText('cases');
  const locale = useLocale();
  const { light, left, unit, stoppedOn, pausedOn } = clock;
  const state = light === 'none' ? 'hold' : light;
  if (stoppedOn !== null)
    return (
      <Light state={state}>
        {text(`casePage.stopped.${light === 'late' ? 'late' : 'ok'}`, { day: formatDate(stoppedOn, locale, 'day') })}
      </Light>
    );
  if (pausedOn !== null)
    return <Light state="hold">{text('casePage.pausedSince', { day: formatDate(pausedOn, locale, 'day') })}</Light>;
  if (left === null) return null;
  // Past its day by rest days alone.
  if (left === 0 && light === 'late') return <Light state={state}>{text('todo.overJust')}</Light>;
  const key = left < 0 ? 'over' : left === 0 ? 'today' : 'left';
  return <Light state={state}>{text(`casePage.${key}.${unit}`, { count: Math.abs(left) })}</Light>;
}

/** Name of a month `YYYY-MM` without its year. */
function monthOf(month: string, locale: ReturnType<typeof useLocale>): string {
  const words = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return words.format(new Date(`${month}-01T00:00:00Z`));
}

/** A box that scrolls and holds nothing to press must itself be reached by keys. */
const reachable = { tabIndex: 0 };

function DayRow({ clock, today }: { clock: ClockData; today: string }) {
  const text = useText('cases');
  const locale = useLocale();
  const { days, dueOn } = clock;
  const now = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Long limits scroll within their box: today is what is looked for.
    const cell = now.current;
    const row = cell?.closest('.ys-clock-scroll');
    if (cell && row) row.scrollLeft = cell.offsetLeft - row.clientWidth * 0.6;
  }, []);
  const columns = { gridTemplateColumns: `repeat(${days.length}, minmax(27px, 72px))` };
  return (
    <section className="ys-clock-scroll" {...reachable} aria-label={text('casePage.days')}>
      <div className="ys-clock-months" style={columns} aria-hidden="true">
        {monthsOf(days).map(({ month, at, span }) => (
          <span key={month} style={{ gridColumn: `${at + 1} / span ${span}` }}>
            {span < 2 ? '' : monthOf(month, locale)}
          </span>
        ))}
        {dueMark(days, { dueOn, label: text('casePage.dueMark') })}
      </div>
      <ol className="ys-clock-days" style={columns}>
        {days.map((day) => (
          <DayCell key={day.date} day={day} clock={clock} today={today} place={day.date === today ? now : undefined} />
        ))}
      </ol>
      <div className="ys-clock-spans" style={columns} aria-hidden="true">
        {spansOf(days).map(({ kind, name, at, span }) => (
          <span key={at} className={kind} style={{ gridColumn: `${at + 1} / span ${span}` }}>
            {name ?? text(`casePage.span.${kind}`)}
          </span>
        ))}
      </div>
    </section>
  );
}

function dueMark(days: readonly ClockDayData[], { dueOn, label }: { dueOn: string; label: string }) {
  const at = days.findIndex(({ date }) => date === dueOn);
  if (at < 0) return null;
  return (
    <span className="due" style={{ gridColumn: at + 1 }}>
      {label}
    </span>
  );
}

function DayCell({
  day,
  clock,
  today,
  place,
}: {
  day: ClockDayData;
  clock: ClockData;
  today: string;
  place: React.RefObject<HTMLLIElement | null> | undefined;
}) {
  const text = useText('cases');
  const locale = useLocale();
  const { mark, classes, said } = describeDay(day, { clock, today });
  return (
    <li className={classes} ref={place} {...(day.date === today ? { 'aria-current': 'date' as const } : {})}>
      <span className="ys-hidden">
        {text(`casePage.cell.${said}`, { day: formatDate(day.date, locale, 'weekday'), count: day.counted ?? 0 })}
      </span>
      <span className="ys-clock-mark" aria-hidden="true">
        {mark === '' ? '' : text(`casePage.mark.${mark}`)}
      </span>
      <span className="ys-clock-date" aria-hidden="true">
        {dayOfMonth(day.date)}
      </span>
      <span className="wide" aria-hidden="true">
        {text(`todo.weekdays.${weekdayOf(day.date)}`)}
      </span>
      <span className="ys-clock-count" aria-hidden="true">
        {day.counted ?? ''}
      </span>
    </li>
  );
}

function describeDay(day: ClockDayData, { clock, today }: { clock: ClockData; today: string }) {
  const { date, excluded, kind, counted } = day;
  const { dueOn, stoppedOn, pausedOn } = clock;
  const reached = date <= (stoppedOn ?? pausedOn ?? today);
  const classes = [
    excluded === 'paused' ? 'paused' : excluded === 'startDay' ? 'start' : excluded !== null ? 'rest' : '',
    counted !== null && reached && date <= dueOn ? 'done' : '',
    counted !== null && date > dueOn ? 'over' : '',
    date === today ? 'now' : '',
    date === dueOn ? `due ${clock.light}` : '',
  ];
  const mark = excluded === 'paused' ? 'paused' : kind === 'holiday' ? 'holiday' : kind === 'makeup' ? 'makeup' : '';
  const said = excluded ?? (date === dueOn ? 'due' : date > dueOn ? 'over' : 'counted');
  return { mark, said, classes: classes.filter((one) => one !== '').join(' ') };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function ClockCalendar({ clock, today }: { clock: ClockData; today: string }) {
  const text = useText('cases');
  return (
    <table className="ys-clock-calendar">
      <caption className="ys-hidden">{text('casePage.days')}</caption>
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
        {weeksOf(clock.days).map((week) => (
          <tr key={week.find((one) => one !== null)?.date}>
            {weekdays.map((weekday) => (
              <CalendarCell key={weekday} day={week[weekday - 1] ?? null} clock={clock} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CalendarCell({ day, clock, today }: { day: ClockDayData | null; clock: ClockData; today: string }) {
  const text = useText('cases');
  const locale = useLocale();
  if (day === null) return <td className="none" />;
  const { mark, classes, said } = describeDay(day, { clock, today });
  const top = day.date === clock.dueOn ? 'due' : day.date === today ? 'today' : mark;
  return (
    <td className={classes} {...(day.date === today ? { 'aria-current': 'date' as const } : {})}>
      <span className="ys-hidden">
        {text(`casePage.cell.${said}`, { day: formatDate(day.date, locale, 'weekday'), count: day.counted ?? 0 })}
      </span>
      <span className="ys-clock-mark" aria-hidden="true">
        {top === '' ? '' : text(`casePage.mark.${top}`)}
      </span>
      <span className="ys-clock-date" aria-hidden="true">
        {dayOfMonth(day.date)}
      </span>
      <span className="ys-clock-count" aria-hidden="true">
        {day.counted ?? ''}
      </span>
    </td>
  );
}
