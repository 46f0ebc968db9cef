import './forms.css';
import { Button, Form } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { type SentRefusal, useSending, useText } from '#ui/index.ts';

/** What a form holds before its fields are read. */
export type Values = Record<string, unknown>;

/** Text of a field without what surrounds it; undefined when nothing stands there. */
export function wordOf(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A short form under its verb: what is refused is told above it, and what was typed stays. */
export function VerbForm({
  name,
  verb,
  effect,
  initial = {},
  send,
  onDone,
  onCancel,
  danger = false,
  children,
}: {
  /** Begins the ids of its fields. */
  name: string;
  verb: string;
  /** What pressing the button starts. */
  effect?: string;
  initial?: Values;
  send: (values: Values) => Promise<unknown>;
  onDone: () => void;
  onCancel?: () => void;
  danger?: boolean;
  children?: ReactNode;
}) {
  const text = useText('forms');
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <Form<Values>
      name={name}
      className="forms-verb-form"
      layout="vertical"
      validateTrigger="onBlur"
      initialValues={initial}
      onFinish={(values) => void finish(values)}
    >
      <Refusal refusal={refusal} />
      {children}
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      <div className="forms-verbs">
        <Button type="primary" htmlType="submit" danger={danger} loading={sending}>
          {verb}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{text('web.cancel')}</Button>}
      </div>
    </Form>
  );
}

/** Why something was not taken; takes the focus, so that a reader hears it. */
export function Refusal({ refusal }: { refusal: SentRefusal | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== undefined) box.current?.focus();
  }, [refusal]);
  if (refusal === undefined) return null;
  return (
    <div className="forms-refused" role="alert" tabIndex={-1} ref={box}>
      <b>{refusal.message}</b>
      <p>{refusal.remedy}</p>
      {refusal.fields.map(({ field, message }) => (
        <p key={`${field} ${message}`}>{message}</p>
      ))}
    </div>
  );
}
