import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, downloadFile, formatCount, useText } from '#ui/index.ts';
import { unmaskingsPerDay } from '../../contract/person.ts';
import { exportPersonsPlain } from '../../contract/person-endpoints.ts';
import { ReasonForm } from './person-parts.tsx';

/** Takes all persons out in plain for a reason; each is one look of the day, and more than a day allows cannot be taken. */
export function PersonPlainExport({ count, onDone }: { count: number; onDone: () => void }) {
  const text = useText('parties');
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const shown = formatCount(count);
  if (count > unmaskingsPerDay) {
    return (
      <div className="person-form" role="status">
        <p>{text('export.plainTooMany', { count, shown, limit: unmaskingsPerDay })}</p>
        <div className="person-verbs">
          <button type="button" className="ys-link" onClick={onDone}>
            {text('unmask.hide')}
          </button>
        </div>
      </div>
    );
  }
  const send = (reason: string) => {
    setPending(true);
    downloadFile(exportPersonsPlain, { body: { reason } })
      .then(
        () => {
          void client.invalidateQueries();
          onDone();
        },
        (failure: unknown) => {
          if (!(failure instanceof ApiError)) throw failure;
          setError(failure);
        },
      )
      .finally(() => setPending(false));
  };
  return (
    <ReasonForm
      verb={text('export.plain')}
      label={text('unmask.reason')}
      hint={text('unmask.reasonHint')}
      effect={text('export.plainEffect', { count, shown, limit: unmaskingsPerDay })}
      pending={pending}
      error={error}
      onSend={send}
      onCancel={onDone}
    />
  );
}
