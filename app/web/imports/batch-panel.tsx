import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BatchView, UndoPreview } from '#platform/sheets/contract/batch.ts';
import { getBatch, previewUndo, undoBatch } from '#platform/sheets/contract/endpoints.ts';
import {
  ErrorState,
  formatCount,
  Light,
  LoadingState,
  Moment,
  SidePanel,
  useApi,
  useApiMutation,
  useText,
} from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { registerPath } from './register-paths.ts';

/** What one sheet entered, where it went, and its way back. */
export function BatchPanel({ batchId }: { batchId: string }) {
  const text = useText('imports');
  const answer = useApi(getBatch, { params: { batchId }, query: { page: 1, pageSize: 1 } });
  const batch = answer.data?.batch.id === batchId ? answer.data.batch : undefined;
  return (
    <SidePanel title={batch?.fileName ?? text('history.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {batch === undefined && !answer.error ? <LoadingState lines={6} /> : null}
      {batch === undefined ? null : (
        <>
          <BatchFacts batch={batch} />
          <ToRegister batch={batch} />
          {batch.undone === null ? <Undo key={batch.id} batch={batch} /> : null}
        </>
      )}
    </SidePanel>
  );
}

function BatchFacts({ batch }: { batch: BatchView }) {
  const text = useText('imports');
  return (
    <dl className="ys-facts">
      <Fact name="state">
        {batch.undone === null ? (
          <Light state="ok">{text('history.stands')}</Light>
        ) : (
          <Light state="hold">
            <span className="imports-undone">
              {text('batch.undoneBy', { name: batch.undone.by })}{' '}
              <Moment className="imports-moment" at={batch.undone.at} />
            </span>
          </Light>
        )}
      </Fact>
      <Fact name="register">{batch.title}</Fact>
      <Fact name="at">
        <Moment className="imports-moment" at={batch.at} />
      </Fact>
      <Fact name="by">{batch.by.name}</Fact>
      <Fact name="added">{formatCount(batch.added)}</Fact>
      <Fact name="changed">{formatCount(batch.changed)}</Fact>
      <Fact name="same">{formatCount(batch.same)}</Fact>
      <Fact name="sha256">
        <code className="imports-digest">{batch.sha256}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('imports');
  return (
    <div>
      <dt>{text(`history.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ToRegister({ batch }: { batch: BatchView }) {
  const text = useText('imports');
  const path = registerPath(batch.register);
  if (path === undefined || batch.undone !== null) return null;
  return (
    <p className="imports-text">
      <Link to={path}>{text('batch.toRegister', { register: batch.title })}</Link>
    </p>
  );
}

/** First what undoing would do and what stands in its way, then the verb. */
function Undo({ batch }: { batch: BatchView }) {
  const text = useText('imports');
  const [asked, setAsked] = useState(false);
  if (!batch.mayUndo) return <p className="ys-meta">{text('batch.mayNotUndo')}</p>;
  if (asked) return <UndoEffect batchId={batch.id} />;
  return <Button onClick={() => setAsked(true)}>{text('batch.undo')}</Button>;
}

function UndoEffect({ batchId }: { batchId: string }) {
  const text = useText('imports');
  const client = useQueryClient();
  const answer = useApi(previewUndo, { params: { batchId } });
  const undo = useApiMutation(undoBatch);
  const run = () => undo.mutate({ params: { batchId } }, { onSettled: () => void client.invalidateQueries() });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined || answer.data.batch.id !== batchId) return <LoadingState lines={3} />;
  const { withdrawn, restored, blocked } = answer.data;
  return (
    <section className="imports-undo" aria-label={text('batch.undo')} role="status">
      <p>
        {text('batch.withdrawn', { count: withdrawn, shown: formatCount(withdrawn) })}{' '}
        {restored === 0 ? null : text('batch.restored', { count: restored, shown: formatCount(restored) })}
      </p>
      {blocked === 0 ? null : <Blockers preview={answer.data} />}
      {undo.error ? <Refusal error={undo.error} /> : null}
      <Button danger disabled={blocked > 0} loading={undo.isPending} onClick={run}>
        {text('batch.undoVerb', { count: withdrawn + restored, shown: formatCount(withdrawn + restored) })}
      </Button>
    </section>
  );
}

function Blockers({ preview: { blocked, blockers } }: { preview: UndoPreview }) {
  const text = useText('imports');
  return (
    <>
      <Light state="late">{text('batch.blocked', { count: blocked, shown: formatCount(blocked) })}</Light>
      <ul className="imports-blockers">
        {blockers.map((one) => (
          <li key={`${one.rowNumber} ${one.subjectId} ${one.kind}`}>
            {text('repair.ofRow', { row: one.rowNumber })} {one.message}
          </li>
        ))}
      </ul>
      {blocked > blockers.length ? (
        <p className="ys-meta">{text('batch.moreBlocked', { count: blocked - blockers.length })}</p>
      ) : null}
    </>
  );
}
