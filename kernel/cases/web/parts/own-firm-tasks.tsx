import './cases.css';
import { EmptyState, ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listTasks } from '../../contract/list-endpoints.ts';
import { TaskLines } from './task-lines.tsx';

/** What waits for the firm, and what its people started: simple rows with their verb. */
function OwnFirmTasks() {
  const text = useText('cases');
  const waiting = useApi(listTasks, { query: { view: 'todo' } });
  const started = useApi(listTasks, { query: { view: 'started' } });
  if (waiting.error) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (waiting.data === undefined) return <LoadingState lines={4} />;
  return (
    <div className="own-tasks">
      {waiting.data.total === 0 ? (
        <EmptyState title={text('todo.empty')}>{text('todo.ownEmptyHint')}</EmptyState>
      ) : (
        <TaskLines rows={waiting.data.rows} grouped={false} />
      )}
      {started.data === undefined || started.data.total === 0 ? null : (
        <section aria-label={text('todo.views.started')}>
          <h2>{text('todo.views.started')}</h2>
          <TaskLines rows={started.data.rows} grouped={false} />
        </section>
      )}
    </div>
  );
}

export default OwnFirmTasks;
