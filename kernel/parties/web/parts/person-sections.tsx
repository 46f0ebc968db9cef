import { Input } from 'antd';
import type { Text } from '#ui/index.ts';
import { type PersonField, personRegistration } from '../../contract/person.ts';
import { type EntryField, type EntrySection, schemaRule } from './entry-form.tsx';

const keyboards = { name: 'text', mobile: 'tel', idNumber: 'text', email: 'email' } as const;

/** The form of a person. */
export function personSections(text: Text): EntrySection[] {
  const field = (key: PersonField): EntryField => ({
    key,
    label: text(`person.${key}`),
    required: key === 'name',
    rules: [schemaRule(personRegistration.shape[key], text(`person.wrong.${key}`))],
    input: <Input maxLength={120} inputMode={keyboards[key]} autoComplete="off" />,
  });
  return [
    { title: text('place.about'), fields: [field('name'), field('idNumber')] },
    { title: text('place.contact'), fields: [field('mobile'), field('email')] },
  ];
}
