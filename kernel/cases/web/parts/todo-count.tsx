import './cases.css';
import { formatCount, useApi, useText } from '#ui/index.ts';
import { countTasks } from '../../contract/list-endpoints.ts';

/** How many tasks wait, behind the line of the navigation. */
export default function TodoCount() {
  const text = useText('cases');
  const { data } = useApi(countTasks, {});
  if (data === undefined || data.todo === 0) return null;
  return (
    <span className="todo-count">
      {formatCount(data.todo)}
      <span className="ys-hidden"> {text('todo.waitingMark')}</span>
    </span>
  );
}
