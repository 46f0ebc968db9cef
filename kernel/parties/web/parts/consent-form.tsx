import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useApi, useText } from '#ui/index.ts';
import {
  type ConsentField,
  consentField,
  consentPurpose,
  consentReceiver,
  listConsentReceivers,
} from '../../contract/consent.ts';
import { needed } from './firm-rules.ts';
import { ChangeForm } from './organisation-form.tsx';
import { type Values, wordOf } from './organisation-values.ts';
import { dayAfter, today } from './roster-values.ts';

/** What a consent is given for, as endpoints take it. */
export function consentOf(values: Values) {
  return {
    fields: consentField.array().parse(values.fields),
    purpose: consentPurpose.parse(values.purpose),
    receiver: consentReceiver.parse(JSON.parse(wordOf(values, 'receiver') ?? '{}')),
    endsOn: dayAfter(wordOf(values, 'last') ?? ''),
  };
}

function inAYear(): string {
  const [year, ...rest] = today().split('-');
  return [Number(year) + 1, ...rest].join('-').replace(/-02-29$/, '-02-28');
}

/** Asks for what, to whom, for what and until when; `children` are further fields. */
export function ConsentForm({
  verb,
  offered = consentField.options,
  send,
  onDone,
  children,
}: {
  verb: string;
  /** What the party has to tell; everything unless said. */
  offered?: readonly ConsentField[];
  send: (values: Values) => Promise<unknown>;
  onDone: () => void;
  children?: ReactNode;
}) {
  const text = useText('parties');
  const fields = offered.map((value) => ({ value, label: text(`consent.fields.${value}`) }));
  const purposes = consentPurpose.options.map((value) => ({ value, label: text(`consent.purposes.${value}`) }));
  return (
    <div className="person-form consent-form">
      <ChangeForm
        name="consent"
        initial={{ last: inAYear() }}
        verb={verb}
        effect={text('consent.effect')}
        send={send}
        onDone={onDone}
        onCancel={onDone}
      >
        <Form.Item
          name="fields"
          label={text('consent.fieldsLabel')}
          rules={[{ required: true, message: text('consent.needsField') }]}
        >
          <Checkbox.Group options={fields} />
        </Form.Item>
        <Form.Item name="purpose" label={text('consent.purpose')} rules={[needed(text, text('consent.purpose'))]}>
          <Select options={purposes} />
        </Form.Item>
        <ReceiverField />
        <Form.Item name="last" label={text('consent.last')} rules={[needed(text, text('consent.last'))]}>
          <Input type="date" />
        </Form.Item>
        {children}
      </ChangeForm>
    </div>
  );
}

function ReceiverField() {
  const text = useText('parties');
  const { data } = useApi(listConsentReceivers, {});
  const one = (kind: 'institution' | 'department') => (row: { id: string; name: string }) => ({
    value: JSON.stringify({ kind, id: row.id }),
    label: row.name,
  });
  const options = [
    {
      label: text('consent.kinds'),
      options: (data?.institutionKinds ?? []).map((group) => ({
        value: JSON.stringify({ kind: 'institutionKind', group }),
        label: text('consent.everyOf', { kind: text(`partner.kinds.${group}`) }),
      })),
    },
    { label: text('consent.institutions'), options: (data?.institutions ?? []).map(one('institution')) },
    { label: text('consent.departments'), options: (data?.departments ?? []).map(one('department')) },
  ].filter((group) => group.options.length > 0);
  return (
    <Form.Item name="receiver" label={text('consent.receiver')} rules={[needed(text, text('consent.receiver'))]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
}
