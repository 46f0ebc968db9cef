import { Link } from '@tanstack/react-router';
import { formatCount, formatPercent, Moment, Section, useApi, useText } from '#ui/index.ts';
import { getTaskRail } from '../../contract/list-endpoints.ts';
import { DueCalendar } from './due-calendar.tsx';

/** Beside the to-do: due days, the own rate, whom one waits for, what changed. */
export function TodoRail() {
  const text = useText('cases');
  const { data } = useApi(getTaskRail, {});
  if (data === undefined) return null;
  const { onTime, waiting, waitingTotal, changed } = data;
  return (
    <aside className="todo-rail" aria-label={text('todo.railLabel')}>
      <DueCalendar days={data.days} today={data.today} />
      {onTime === null ? null : (
        <Section title={text('todo.onTime')} note={text('todo.onTimePeriod', { year: onTime.year })}>
          {onTime.stopped === 0 ? (
            <p className="ys-meta rail-none">{text('todo.onTimeNone')}</p>
          ) : (
            <>
              <p className="rail-rate">
                <span>{text('todo.onTimeLimits')}</span>
                <span className="ys-meta rail-share">
                  {text('todo.onTimeShare', {
                    inTime: formatCount(onTime.inTime),
                    stopped: formatCount(onTime.stopped),
                  })}
                </span>
                <Link to="/todo" search={{ view: 'stopped' }} className="rail-percent">
                  {formatPercent((100 * onTime.inTime) / onTime.stopped)}
                  <span className="ys-hidden"> {text('todo.onTimeRows')}</span>
                </Link>
              </p>
              <p className="ys-meta">{text('todo.onTimeNote')}</p>
            </>
          )}
        </Section>
      )}
      <Section
        title={text('todo.waiting')}
        note={waitingTotal === 0 ? undefined : text('todo.waitingAll', { count: waitingTotal })}
      >
        {waiting.length === 0 ? <p className="ys-meta rail-none">{text('todo.waitingNone')}</p> : null}
        <ul className="rail-lines">
          {waiting.map((one) => (
            <li key={one.caseId}>
              <Link to={one.href}>{one.title}</Link>
              <span className="ys-meta">{one.for}</span>
              <span className="ys-meta end">{text('todo.waitingDays', { count: one.workingDays })}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text('todo.changed')}>
        {changed.length === 0 ? <p className="ys-meta rail-none">{text('todo.changedNone')}</p> : null}
        <ul className="rail-lines">
          {changed.map((one) => (
            <li key={one.caseId}>
              <Link to={one.href}>{one.title}</Link>
              <span className="ys-meta">{one.what}</span>
              <Moment at={one.at} className="ys-meta end" />
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}
