import { Button, Form, type FormRule } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { type SentRefusal, type Text, useSending, useText } from '#ui/index.ts';

/** What a form of titles holds, by field. */
export type TitleValues = Readonly<Record<string, unknown>>;

/** The words of a field without blanks, null when nothing was typed: endpoints take null for what is not told. */
export function wordsOf(values: TitleValues, key: string): string | null {
  const value = values[key];
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' ? null : words;
}

/** A whole number of a field, null when nothing was typed. */
export function numberOf(values: TitleValues, key: string): number | null {
  const value = values[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}

/** A field that must not stay empty. */
export function needed(text: Text, field: string): FormRule {
  return { required: true, whitespace: true, message: text('titles.needed', { field }) };
}

/** A form that sends one change; what is refused is told above it, and what was typed stays. */
export function TitleForm({
  name,
  initial = {},
  verb,
  effect,
  send,
  onDone,
  children,
}: {
  /** Begins the ids of its fields. */
  name: string;
  initial?: TitleValues;
  verb: string;
  effect?: string;
  send: (values: TitleValues) => Promise<unknown>;
  onDone: () => void;
  children: ReactNode;
}) {
  const text = useText('atlas');
  const [form] = Form.useForm<TitleValues>();
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <div className="title-form">
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Form<TitleValues>
        name={name}
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={initial}
        onFinish={(values) => void finish(values)}
      >
        {children}
        {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
        <div className="title-verbs">
          <Button type="primary" htmlType="submit" loading={sending}>
            {verb}
          </Button>
          <Button onClick={onDone}>{text('titles.cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}

/** Takes the focus, so that a reader hears why nothing was stored. */
function Refused({ refusal }: { refusal: SentRefusal }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="title-refusal" role="alert" tabIndex={-1} ref={box}>
      <b>{refusal.message}</b>
      <p>{refusal.remedy}</p>
      <ul>
        {refusal.fields.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
