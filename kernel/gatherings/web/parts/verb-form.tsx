import './gatherings.css';
import { Alert, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useSending, useText } from '#ui/index.ts';

/** What a form holds before its fields are read. */
export type Values = Record<string, unknown>;

/** A short form under its verb: what is refused is told above it, and what was typed stays. */
export function VerbForm({
  name,
  verb,
  effect,
  initial = {},
  send,
  onDone,
  onCancel,
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
  children?: ReactNode;
}) {
  const text = useText('gatherings');
  const [form] = Form.useForm<Values>();
  const { refusal, sending, finish } = useSending(send, () => {
    form.resetFields();
    onDone();
  });
  return (
    <Form<Values>
      name={name}
      form={form}
      className="gat-form"
      layout="vertical"
      validateTrigger="onBlur"
      initialValues={initial}
      onFinish={(values) => void finish(values)}
    >
      {refusal === undefined ? null : (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={refusal.message}
          description={[refusal.remedy, ...refusal.fields.map(({ message }) => message)].join(' ')}
        />
      )}
      {children}
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      <div className="gat-verbs">
        <Button type="primary" htmlType="submit" loading={sending}>
          {verb}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{text('web.cancel')}</Button>}
      </div>
    </Form>
  );
}

/** Text of a field without what surrounds it; undefined when nothing stands there. */
export function wordOf(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
