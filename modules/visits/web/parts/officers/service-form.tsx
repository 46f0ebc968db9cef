import './officers.css';
import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { type SentRefusal, type Text, useSending, useText } from '#ui/index.ts';

/** What stands in a form, by field. */
export type Values = Record<string, unknown>;

/** A text of a form; undefined where nothing stands in its field. */
export function wordOf(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A field that must not stay empty. */
export function needed(text: Text, label: string) {
  return { required: true, whitespace: true, message: text('officers.needed', { field: label }) };
}

/** Today in China, `YYYY-MM-DD`. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** A form of the service: what is refused is told above it, and what was typed stays. */
export function ServiceForm<Answer>({
  name,
  form,
  initial = {},
  verb,
  effect,
  send,
  onDone,
  onCancel,
  onEdit,
  disabled = false,
  children,
}: {
  name: string;
  form?: FormInstance<Values>;
  initial?: Values;
  verb: string;
  /** What pressing the button starts. */
  effect?: string;
  send: (values: Values) => Promise<Answer>;
  onDone: () => void;
  onCancel?: () => void;
  onEdit?: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  const text = useText('visits');
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <>
      {refusal === undefined ? null : <Refusal refusal={refusal} />}
      <Form<Values>
        name={name}
        {...(form === undefined ? {} : { form })}
        className="service-form"
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={initial}
        onFinish={(values) => void finish(values)}
        {...(onEdit === undefined ? {} : { onValuesChange: onEdit })}
      >
        {children}
        {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
        <div className="service-verbs">
          <Button type="primary" htmlType="submit" loading={sending} disabled={disabled}>
            {verb}
          </Button>
          {onCancel === undefined ? null : <Button onClick={onCancel}>{text('officers.cancel')}</Button>}
        </div>
      </Form>
    </>
  );
}

/** Why a form was not taken; takes the focus, so that a reader hears it. */
function Refusal({ refusal: { message, remedy, fields } }: { refusal: SentRefusal }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="service-refused" role="alert" tabIndex={-1} ref={box}>
      <b>{message}</b>
      <p>{remedy}</p>
      {fields.map((one) => (
        <p key={one.field}>{one.message}</p>
      ))}
    </div>
  );
}
