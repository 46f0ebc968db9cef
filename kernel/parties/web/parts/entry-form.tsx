import { Link } from '@tanstack/react-router';
import { Button, Form, type FormRule } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ApiError, Section, useText } from '#ui/index.ts';
import { needed } from './firm-rules.ts';
import { FormSummary, type Refusal } from './form-summary.tsx';

/** What is typed: every value is text until it is sent. */
export type EntryValues = Record<string, string | undefined>;

/** One field of a form; the input is a control of antd's. */
export interface EntryField {
  key: string;
  label: string;
  input: ReactNode;
  hint?: string;
  required?: boolean;
  rules?: readonly FormRule[];
  /** Shown only while the other values ask for it. */
  shown?: (values: EntryValues) => boolean;
}

/** Fields under one heading. */
export interface EntrySection {
  title: string;
  fields: readonly EntryField[];
}

/** Enters or amends a record: checks on leaving a field, and leads from a refusal to each field. */
export function EntryForm({
  name,
  sections,
  initial,
  effect,
  back,
  pending,
  error,
  onSend,
  onAgain,
}: {
  /** Begins the ids of the fields. */
  name: string;
  sections: readonly EntrySection[];
  initial: EntryValues;
  effect: string;
  back: string;
  pending: boolean;
  error: ApiError | null;
  onSend: (values: EntryValues) => void;
  /** Opens the form anew with what stands now. */
  onAgain?: () => void;
}) {
  const text = useText('parties');
  const ui = useText('ui');
  const [form] = Form.useForm<EntryValues>();
  const values = { ...initial, ...(Form.useWatch([], form) as EntryValues | undefined) };
  const [wrong, setWrong] = useState<Refusal>();
  const refusal = wrong ?? (error === null ? undefined : refusalOf(error, ui));
  return (
    <>
      {refusal === undefined ? null : <FormSummary refusal={refusal} idOf={(field) => `${name}_${field}`} />}
      {error?.code === 'parties.entryChanged' && onAgain !== undefined ? (
        <Button onClick={onAgain}>{text('place.loadAgain')}</Button>
      ) : null}
      <Form<EntryValues>
        name={name}
        form={form}
        className="firm-form"
        layout="vertical"
        validateTrigger="onBlur"
        requiredMark
        initialValues={initial}
        onFinish={(sent) => {
          setWrong(undefined);
          onSend(filled(sent));
        }}
        onFinishFailed={({ errorFields }) =>
          setWrong({
            fields: errorFields.map((one) => ({ field: String(one.name[0]), message: one.errors[0] ?? '' })),
          })
        }
      >
        {sections.map(({ title, fields }) => (
          <Section key={title} title={title}>
            {fields
              .filter((field) => field.shown?.(values) ?? true)
              .map((field) => (
                <Form.Item
                  key={field.key}
                  name={field.key}
                  label={field.label}
                  {...(field.hint === undefined ? {} : { extra: field.hint })}
                  rules={[...(field.required ? [needed(text, field.label)] : []), ...(field.rules ?? [])]}
                >
                  {field.input}
                </Form.Item>
              ))}
          </Section>
        ))}
        <div className="firm-submit">
          <p className="ys-meta">{effect}</p>
          <Link to={back}>{text('place.back')}</Link>
          <Button type="primary" htmlType="submit" loading={pending}>
            {text('place.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** What was filled in; empty fields are left out, so that they come to be not known. */
export function filled(values: EntryValues): EntryValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const typed = value?.trim();
      return typed ? [[key, typed]] : [];
    }),
  );
}

function refusalOf(error: ApiError, ui: ReturnType<typeof useText>): Refusal {
  if (error.message === '') {
    return { message: ui('errors.unreachable.message'), remedy: ui('errors.unreachable.remedy'), fields: [] };
  }
  return { message: error.message, remedy: error.remedy, fields: error.fields };
}

/** Refuses a text by a sentence, or only warns; an empty field is not wrong unless it is required. */
export function fieldRule(fault: (value: string) => string | undefined, warningOnly = false): FormRule {
  return {
    warningOnly,
    validator: async (_rule, value: string | undefined) => {
      const message = value === undefined || value.trim() === '' ? undefined : fault(value);
      if (message !== undefined) throw new Error(message);
    },
  };
}

/** Refuses what a schema of the contract does not take. */
export function schemaRule(schema: { safeParse(value: unknown): { success: boolean } }, message: string): FormRule {
  return fieldRule((value) => (schema.safeParse(value).success ? undefined : message));
}
