import { Light, useText, useUrlSearch, valuesOf, withValues } from '#ui/index.ts';
import type { CaseLight } from '../../contract/case-light.ts';
import { type TaskListView, taskListView } from '../../contract/task-list.ts';

const lights = ['late', 'warn', 'ok', 'hold', 'none'] as const;

/** Lights of the to-do as chips with their counts, each a filter; pressed again it is cleared. */
export function LightChips({ counts, total }: { counts: Readonly<Record<CaseLight, number>>; total: number }) {
  const text = useText('cases');
  const [search, change] = useUrlSearch();
  const chosen = valuesOf(search, 'light');
  const set = (next: readonly string[]) => change(withValues(search, 'light', next), { replace: true });
  return (
    <fieldset className="todo-chips ys-fieldset ys-no-print" aria-label={text('todo.light')}>
      <button type="button" className="ys-plain chip" aria-pressed={chosen.length === 0} onClick={() => set([])}>
        {text('todo.lights.all')} <b>{total}</b>
      </button>
      {lights.map((light) => {
        if (counts[light] === 0 && !chosen.includes(light)) return null;
        const on = chosen.includes(light);
        return (
          <button
            key={light}
            type="button"
            className="ys-plain chip"
            aria-pressed={on}
            onClick={() => set(on ? [] : [light])}
          >
            {light === 'none' ? text('todo.lights.none') : <Light state={light}>{text(`todo.lights.${light}`)}</Light>}{' '}
            <b>{counts[light]}</b>
          </button>
        );
      })}
    </fieldset>
  );
}

/** The lists of one's own as tabs with their counts. */
export function ListTabs({
  view,
  counts,
}: {
  view: TaskListView;
  counts: Readonly<Record<Exclude<TaskListView, 'stopped'> | 'unread', number>> | undefined;
}) {
  const text = useText('cases');
  const [, change] = useUrlSearch();
  return (
    <nav className="todo-tabs ys-no-print" aria-label={text('todo.viewsLabel')}>
      {taskListView.options
        .filter((one) => one !== 'stopped' || view === 'stopped')
        .map((one) => (
          <button
            key={one}
            type="button"
            className="ys-plain"
            {...(one === view ? { 'aria-current': 'page' as const } : {})}
            onClick={() => change(one === 'todo' ? {} : { view: one })}
          >
            {text(`todo.views.${one}`)} <span>{one === 'stopped' ? '' : (counts?.[one] ?? '')}</span>
            {one === 'copied' && counts !== undefined && counts.unread > 0 ? (
              <span className="ys-tag">{text('todo.unread', { count: counts.unread })}</span>
            ) : null}
          </button>
        ))}
    </nav>
  );
}
