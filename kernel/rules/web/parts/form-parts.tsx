import './rules.css';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type SentRefusal, useSending, useText } from '#ui/index.ts';

/** A short form: its fields, why it was refused, what its verb starts, and a way back. */
export function SendForm({
  verb,
  effect,
  danger = false,
  children,
  ready = true,
  send,
  onDone,
  onCancel,
}: {
  verb: string;
  effect?: ReactNode;
  danger?: boolean;
  children?: ReactNode;
  /** Whether everything that must be there is there. */
  ready?: boolean;
  send: () => Promise<unknown>;
  onDone: () => void;
  onCancel?: () => void;
}) {
  const text = useText('rules');
  const { refusal, sending, finish } = useSending<void>(send, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void finish(undefined);
  };
  return (
    <form className="rul-form" onSubmit={submit}>
      {children}
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      <Refused refusal={refusal} />
      <div className="rul-verbs">
        <Button type="primary" danger={danger} htmlType="submit" loading={sending} disabled={!ready}>
          {verb}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{text('pages.cancel')}</Button>}
      </div>
    </form>
  );
}

/** Why something was not taken. */
export function Refused({ refusal }: { refusal: SentRefusal | undefined }) {
  if (refusal === undefined) return null;
  return (
    <div className="rul-refused" role="alert">
      <b>{refusal.message}</b>
      <p>{refusal.remedy}</p>
      {refusal.fields.map(({ field, message }) => (
        <p key={`${field} ${message}`}>{message}</p>
      ))}
    </div>
  );
}

/** A field with its label above and, below, what it is for. */
export function Labelled({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: ReactNode;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="rul-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint === undefined ? null : <span className="ys-meta">{hint}</span>}
    </div>
  );
}

/** A verb that opens its form in place. */
export function Opening({
  verb,
  filled = false,
  form,
}: {
  verb: string;
  filled?: boolean;
  form: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  if (open) return form(() => setOpen(false));
  return (
    <Button type={filled ? 'primary' : 'default'} onClick={() => setOpen(true)}>
      {verb}
    </Button>
  );
}
