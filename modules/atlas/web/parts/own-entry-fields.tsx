import { Input, Select } from 'antd';
import { type EntrySection, PartyPicker, schemaRule } from '#kernel/parties/web/front-door.ts';
import type { Text } from '#ui/index.ts';
import { ownEntryForm, ownEntryKind, targetText } from '../../contract/own-entry.ts';

const many = (kind: string | undefined) => kind === 'cluster' || kind === 'alliance';

/** The form of an entry; what only some kinds have is asked of them alone. */
export function ownEntrySections(text: Text, partyName: string | undefined): EntrySection[] {
  const label = (key: string) => text(`ownEntry.columns.${key}`);
  const kinds = ownEntryKind.options.map((value) => ({ value, label: text(`ownEntryKind.${value}`) }));
  return [
    {
      title: text('ownEntry.about'),
      fields: [
        { key: 'kind', label: label('kind'), required: true, input: <Select options={kinds} /> },
        {
          ...{ key: 'name', label: label('name'), required: true },
          rules: [schemaRule(ownEntryForm.shape.name, text('ownEntry.faults.short'))],
          input: <Input maxLength={100} autoComplete="off" />,
        },
        { key: 'field', label: label('field'), input: <Input maxLength={60} autoComplete="off" /> },
        { key: 'district', label: label('district'), input: <Input maxLength={200} autoComplete="off" /> },
        {
          ...{ key: 'description', label: label('description') },
          input: <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />,
        },
      ],
    },
    {
      title: text('ownEntry.course'),
      fields: [
        { key: 'startsOn', label: label('startsOn'), input: <Input type="date" /> },
        { key: 'endsOn', label: label('endsOn'), hint: text('ownEntry.endsHint'), input: <Input type="date" /> },
        {
          ...{ key: 'members', label: label('members'), shown: (values) => many(values.kind) },
          rules: [schemaRule(wholeNumber, text('ownEntry.faults.membersForm'))],
          input: <Input inputMode="numeric" maxLength={7} />,
        },
        {
          ...{ key: 'target', label: label('target'), shown: (values) => values.kind === 'goal' },
          rules: [schemaRule(targetText, text('ownEntry.faults.targetForm'))],
          input: <Input inputMode="decimal" maxLength={20} />,
        },
        {
          ...{ key: 'targetUnit', label: label('targetUnit'), shown: (values) => values.kind === 'goal' },
          input: <Input maxLength={20} />,
        },
      ],
    },
    {
      title: text('ownEntry.party'),
      fields: [
        {
          ...{ key: 'partyId', label: label('party'), hint: text('ownEntry.partyHint') },
          input: <PartyPicker kinds={['institution', 'firm']} initialName={partyName} />,
        },
        { key: 'source', label: label('source'), input: <Input maxLength={200} autoComplete="off" /> },
      ],
    },
  ];
}

const wholeNumber = {
  safeParse: (value: unknown) => ({ success: /^\d{1,7}$/.test(String(value).trim()) }),
};
