import './organisation.css';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending, useText } from '#ui/index.ts';
import { needed } from './firm-rules.ts';
import { FormSummary } from './form-summary.tsx';
import type { Values } from './organisation-values.ts';

/** A form in the panel that sends one change: what is refused is told above it, and what was typed stays. */
export function ChangeForm({
  name,
  initial,
  verb,
  effect,
  children,
  send,
  onDone,
  onCancel,
  onEdit,
}: {
  /** Begins the ids of its fields. */
  name: string;
  initial: Values;
  verb: string;
  /** What pressing the button starts. */
  effect?: string;
  children: ReactNode;
  send: (values: Values) => Promise<unknown>;
  onDone: () => void;
  /** The way out without a change, beside the button. */
  onCancel?: () => void;
  /** Something was typed: what was previewed no longer holds. */
  onEdit?: () => void;
}) {
  const text = useText('parties');
  const [form] = Form.useForm<Values>();
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <>
      {refusal === undefined ? null : <FormSummary refusal={refusal} idOf={(field) => `${name}_${field}`} />}
      <Form<Values>
        name={name}
        form={form}
        className="org-form"
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={initial}
        onFinish={(values) => void finish(values)}
        {...(onEdit === undefined ? {} : { onValuesChange: onEdit })}
      >
        {children}
        {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
        <div className="org-form-verbs">
          <Button type="primary" htmlType="submit" loading={sending}>
            {verb}
          </Button>
          {onCancel === undefined ? null : <Button onClick={onCancel}>{text('invitation.cancel')}</Button>}
        </div>
      </Form>
    </>
  );
}

/** Day, document number and reason of a change; papers are asked for where the contract asks. */
export function PaperFields({ required }: { required: boolean }) {
  const text = useText('parties');
  const rules = (label: string) => (required ? [needed(text, label)] : []);
  return (
    <>
      <Form.Item
        name="effectiveOn"
        label={text('organisationColumns.effectiveOn')}
        rules={[needed(text, text('organisationColumns.effectiveOn'))]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="documentNumber"
        label={text('organisationColumns.documentNumber')}
        rules={rules(text('organisationColumns.documentNumber'))}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text('organisationColumns.reason')}
        rules={rules(text('organisationColumns.reason'))}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}
