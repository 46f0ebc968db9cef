import './cases.css';
import { Link } from '@tanstack/react-router';
import { formatDate, Light, useLocale, useText } from '#ui/index.ts';
import type { TaskRow } from '../../contract/task-list.ts';
import { dueWords, groupRows, whyWords } from './task-words.ts';

/** Rows of a to-do under their groups; other lists without groups. */
export function TaskLines({
  rows,
  grouped,
  counts,
  current,
}: {
  rows: readonly TaskRow[];
  grouped: boolean;
  /** Rows of each group on all pages. */
  counts?: Readonly<Record<TaskRow['group'], number>>;
  /** Row that the keys stand on. */
  current?: string | undefined;
}) {
  const text = useText('cases');
  if (!grouped) return <Lines rows={rows} label={text('todo.list')} current={current} />;
  return groupRows(rows).map(({ group, rows: some }) => (
    <section key={group} className="task-group" aria-label={text(`todo.groups.${group}`)}>
      <h2>
        {text(`todo.groups.${group}`)} <span>{counts?.[group] ?? some.length}</span>
      </h2>
      <Lines rows={some} label={text(`todo.groups.${group}`)} current={current} />
    </section>
  ));
}

function Lines({ rows, label, current }: { rows: readonly TaskRow[]; label: string; current: string | undefined }) {
  return (
    <ul className="task-lines" aria-label={label}>
      {rows.map((row) => (
        <TaskLine key={row.id} row={row} current={row.id === current} />
      ))}
    </ul>
  );
}

/** One row: light and day, title with number and firm, why it is mine, the verb. */
export function TaskLine({ row, current = false }: { row: TaskRow; current?: boolean }) {
  const text = useText('cases');
  const locale = useLocale();
  const { light, dueOn, stoppedOn, title, number, party, next, href, read } = row;
  const marks = ['task-line', light === 'late' ? 'late' : '', current ? 'on' : '', read === false ? 'unread' : ''];
  return (
    <li className={marks.filter((mark) => mark !== '').join(' ')} data-row={row.id}>
      <div className="task-due">
        {light === 'none' ? (
          <span className="ys-meta">{text('todo.noLimit')}</span>
        ) : (
          <Light state={light}>{dueWords(row, text)}</Light>
        )}
        <span className="ys-meta">
          {stoppedOn !== null
            ? text('todo.stoppedOn', { day: formatDate(stoppedOn, locale, 'weekday') })
            : light === 'hold'
              ? text('todo.pausedNote')
              : dueOn === null
                ? ''
                : formatDate(dueOn, locale, 'weekday')}
        </span>
      </div>
      <div className="task-what">
        <Link to={href} className="task-title" data-open="">
          {title}
        </Link>
        <span className="ys-meta">{[number, party].filter((one) => one !== null).join(' · ')}</span>
      </div>
      <p className="task-why">{whyWords(row, text)}</p>
      <div className="task-verb">
        {next === null ? (
          <Link to={href} className="task-view">
            {text('todo.view')}
            <span className="ys-hidden"> {title}</span>
          </Link>
        ) : (
          <Link to={href} className="task-button" data-verb="">
            {next.verb}
            <span className="ys-hidden"> {title}</span>
          </Link>
        )}
      </div>
    </li>
  );
}
