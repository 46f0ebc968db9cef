import { Input, Select } from 'antd';
import type { Text } from '#ui/index.ts';
import { institutionStatus, officeTelephone, website } from '../../contract/institution.ts';
import { partnerKind } from '../../contract/membership.ts';
import { type EntrySection, schemaRule } from './entry-form.tsx';
import { codeRules, least, needed } from './firm-rules.ts';
import { doubtsOfTyped } from './firm-values.ts';

/** The form of an institution. */
export function institutionSections(text: Text): EntrySection[] {
  const label = (key: string) => text(`institution.columns.${key}`);
  const hint = (key: string) => text(`institution.hints.${key}`);
  const named = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: text(`${group}.${value}`) }));
  return [
    {
      title: text('place.about'),
      fields: [
        {
          ...{ key: 'name', label: label('name'), hint: hint('name'), required: true },
          ...{ rules: [least(text, 2)], input: <Input maxLength={100} autoComplete="off" /> },
        },
        { key: 'shortName', label: label('shortName'), rules: [least(text, 2)], input: <Input maxLength={40} /> },
        {
          ...{ key: 'kind', label: label('kind'), required: true },
          input: (
            <Select showSearch={{ optionFilterProp: 'label' }} options={named('partner.kinds', partnerKind.options)} />
          ),
        },
        {
          ...{ key: 'status', label: label('status'), required: true },
          input: <Select options={named('institutionStatuses', institutionStatus.options)} />,
        },
        {
          ...{ key: 'socialCreditCode', label: label('socialCreditCode'), hint: text('register.codeHint') },
          ...{ rules: codeRules(text), input: <Input maxLength={60} autoCapitalize="characters" spellCheck={false} /> },
        },
        {
          ...{ key: 'codeExceptionReason', label: text('place.reason'), hint: text('parcel.hints.reason') },
          shown: (values) => doubtsOfTyped(values.socialCreditCode).length > 0,
          rules: [needed(text, text('place.reason')), least(text, 5)],
          input: <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />,
        },
      ],
    },
    {
      title: text('place.contact'),
      fields: [
        {
          ...{ key: 'officeTelephone', label: label('officeTelephone'), hint: hint('telephone') },
          rules: [schemaRule(officeTelephone, text('institution.wrong.telephone'))],
          input: <Input type="tel" maxLength={30} autoComplete="off" />,
        },
        { key: 'address', label: label('address'), rules: [least(text, 2)], input: <Input maxLength={200} /> },
        {
          ...{ key: 'website', label: label('website'), hint: hint('website') },
          rules: [schemaRule(website, text('institution.wrong.website'))],
          input: <Input type="url" maxLength={190} />,
        },
        {
          ...{ key: 'source', label: label('source'), hint: hint('source') },
          ...{ rules: [least(text, 2)], input: <Input maxLength={200} /> },
        },
      ],
    },
  ];
}
