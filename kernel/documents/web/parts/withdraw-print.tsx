import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { ErrorState, useApiMutation, useText } from '#ui/index.ts';
import { withdrawPrint } from '../../contract/endpoints.ts';

const leastReason = 5;

/** Withdraws a print: opens below its button, says what it does, and is sent once a reason stands there. */
export function WithdrawPrint({ printId }: { printId: string }) {
  const text = useText('documents');
  const client = useQueryClient();
  const sending = useApiMutation(withdrawPrint);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState('');
  const wrong = tried && reason.trim().length < leastReason;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim().length < leastReason) return;
    sending.mutate(
      { params: { printId }, body: { reason: reason.trim() } },
      { onSuccess: () => void client.invalidateQueries() },
    );
  };
  if (!open) {
    return (
      <div className="print-verbs">
        <Button onClick={() => setOpen(true)}>{text('withdraw.open')}</Button>
      </div>
    );
  }
  return (
    <form className="print-form" onSubmit={send} noValidate>
      <p className="ys-meta">{text('withdraw.effect')}</p>
      <label htmlFor={id}>{text('withdraw.label')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        status={wrong ? 'error' : ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className={wrong ? 'print-wrong' : 'ys-meta'}>
        {text(wrong ? 'withdraw.short' : 'withdraw.hint')}
      </p>
      {sending.error ? <ErrorState error={sending.error} /> : null}
      <div className="print-verbs">
        <Button type="primary" danger htmlType="submit" loading={sending.isPending}>
          {text('withdraw.open')}
        </Button>
        <Button onClick={() => setOpen(false)}>{text('withdraw.cancel')}</Button>
      </div>
    </form>
  );
}
