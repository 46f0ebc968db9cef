import { Form, Input, Select } from 'antd';
import { Section, useText } from '#ui/index.ts';
import { firmScale, legalForm } from '../../contract/firm.ts';
import { industryDivisions } from '../../contract/industry.ts';
import { dayInChina } from './day-in-china.ts';
import { codeRules, least, needed, notAfter, wan, whole } from './firm-rules.ts';
import { doubtsOfTyped } from './firm-values.ts';

/** Name, code and, only when the code is doubted, the reason for keeping it. */
export function IdentityFields() {
  const text = useText('parties');
  const doubted = doubtsOfTyped(Form.useWatch<string | undefined>('socialCreditCode')).length > 0;
  return (
    <Section title={text('register.identity')} note={text('register.identityNote')}>
      <Form.Item
        name="name"
        label={text('register.name')}
        rules={[needed(text, text('register.name')), least(text, 2)]}
      >
        <Input maxLength={100} autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name="socialCreditCode"
        label={text('register.code')}
        extra={text('register.codeHint')}
        rules={codeRules(text)}
      >
        <Input className="firm-code-input" maxLength={60} autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      {doubted ? (
        <Form.Item
          name="codeExceptionReason"
          label={text('register.reason')}
          extra={text('register.reasonHint')}
          rules={[needed(text, text('register.reason')), least(text, 5)]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      ) : null}
    </Section>
  );
}

/** Industry, legal form and what decides a firm's size. */
export function BusinessFields() {
  const text = useText('parties');
  const industries = industryDivisions.map((code) => ({ value: code, label: `${code} ${text(`industries.${code}`)}` }));
  const named = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: text(`${group}.${value}`) }));
  return (
    <Section title={text('register.business')} note={text('register.businessNote')}>
      <Form.Item
        name="industry"
        validateTrigger="onChange"
        label={text('register.industry')}
        rules={[needed(text, text('register.industry'))]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text('register.industryPick')}
          options={industries}
        />
      </Form.Item>
      <Form.Item
        name="legalForm"
        validateTrigger="onChange"
        label={text('register.legalForm')}
        rules={[needed(text, text('register.legalForm'))]}
      >
        <Select placeholder={text('register.legalFormPick')} options={named('legalForms', legalForm.options)} />
      </Form.Item>
      <Form.Item name="scale" label={text('register.scale')}>
        <Select allowClear placeholder={text('register.scalePick')} options={named('scales', firmScale.options)} />
      </Form.Item>
      <Form.Item name="foundedOn" label={text('register.foundedOn')} rules={[notAfter(text, dayInChina(new Date()))]}>
        <Input type="date" max={dayInChina(new Date())} />
      </Form.Item>
      <Form.Item
        name="registeredCapital"
        label={text('register.capital')}
        extra={text('register.capitalHint')}
        rules={[wan(text)]}
      >
        <Input inputMode="decimal" suffix={text('register.wan')} />
      </Form.Item>
      <Form.Item name="employees" label={text('register.employees')} rules={[whole(text)]}>
        <Input inputMode="numeric" maxLength={7} />
      </Form.Item>
      <Form.Item name="address" label={text('register.address')} rules={[least(text, 2)]}>
        <Input maxLength={200} autoComplete="street-address" />
      </Form.Item>
    </Section>
  );
}
