import { Button } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useSending, useText } from '#ui/index.ts';

/** A small form that opens in place: its fields, why it was refused, the verb and a way back. */
export function ActForm({
  verb,
  effect,
  danger = false,
  children,
  ready = true,
  missing = [],
  send,
  onDone,
}: {
  verb: string;
  effect?: string;
  danger?: boolean;
  children: ReactNode;
  /** Whether everything that must be there is there. */
  ready?: boolean;
  /** Labels of the fields that are still to be filled in, told while it is not ready. */
  missing?: readonly string[];
  send: () => Promise<unknown>;
  onDone: () => void;
}) {
  const text = useText('visits');
  const { refusal, sending, finish } = useSending<void>(send, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void finish(undefined);
  };
  return (
    <form className="visit-form" onSubmit={submit}>
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      {children}
      {refusal === undefined ? null : (
        <div className="visit-refused" role="alert">
          <b>{refusal.message}</b>
          <p>{refusal.remedy}</p>
          {refusal.fields.map(({ field, message }) => (
            <p key={field}>{message}</p>
          ))}
        </div>
      )}
      <div className="visit-verbs">
        <Button type="primary" danger={danger} htmlType="submit" loading={sending} disabled={!ready}>
          {verb}
        </Button>
        <Button onClick={onDone}>{text('plans.visits.cancel')}</Button>
        {ready ? null : (
          <span className="ys-meta">
            {missing.length === 0
              ? text('plans.form.incomplete')
              : text('plans.form.missing', { fields: missing.join(text('plans.form.and')) })}
          </span>
        )}
      </div>
    </form>
  );
}

/** A field with its label above. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="visit-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A verb that opens its form in place. */
export function Opening({ verb, form }: { verb: string; form: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return form(() => setOpen(false));
  return <Button onClick={() => setOpen(true)}>{verb}</Button>;
}
