import { Input, Select } from 'antd';
import type { Text } from '#ui/index.ts';
import { supplyState } from '../../contract/parcel.ts';
import { doubtsOfLandCode, normaliseLandCode } from '../../contract/parcel-code.ts';
import { landUses } from '../../contract/parcel-land-use.ts';
import { areaText, plotRatioText } from '../../contract/place-decimal.ts';
import { type EntrySection, fieldRule, schemaRule } from './entry-form.tsx';
import { least, needed } from './firm-rules.ts';

const codeForm = /^[0-9A-Z]{1,40}$/;

/** Doubts about a typed land code; none while it is no code at all, which is said otherwise. */
export function doubtsOfTypedLand(typed: string | undefined) {
  const code = normaliseLandCode(typed ?? '');
  return codeForm.test(code) ? doubtsOfLandCode(code) : [];
}

/** The form of a parcel. */
export function parcelSections(text: Text): EntrySection[] {
  const label = (key: string) => text(`parcel.columns.${key}`);
  const hint = (key: string) => text(`parcel.hints.${key}`);
  const ratio = [schemaRule(plotRatioText, text('parcel.faults.ratio'))];
  const uses = landUses.map((code) => ({ value: code, label: `${code} ${text(`landUses.${code}`)}` }));
  const states = supplyState.options.map((value) => ({ value, label: text(`supplyStates.${value}`) }));
  return [
    {
      title: text('place.about'),
      fields: [
        {
          ...{ key: 'number', label: label('number'), hint: hint('number'), required: true },
          input: <Input maxLength={40} autoComplete="off" />,
        },
        {
          ...{ key: 'landCode', label: label('landCode'), hint: hint('landCode') },
          rules: [
            fieldRule((value) =>
              codeForm.test(normaliseLandCode(value)) ? undefined : text('parcel.faults.codeForm'),
            ),
            fieldRule((value) => {
              const [first] = doubtsOfTypedLand(value);
              if (first === undefined) return undefined;
              const { kind, ...params } = first;
              return text(`parcel.doubts.${kind}`, params);
            }, true),
          ],
          input: <Input maxLength={60} autoCapitalize="characters" spellCheck={false} />,
        },
        {
          ...{ key: 'landCodeReason', label: text('place.reason'), hint: hint('reason') },
          shown: (values) => doubtsOfTypedLand(values.landCode).length > 0,
          rules: [needed(text, text('place.reason')), least(text, 5)],
          input: <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />,
        },
        {
          ...{ key: 'area', label: label('area'), hint: hint('area') },
          rules: [schemaRule(areaText, text('parcel.faults.area'))],
          input: <Input inputMode="decimal" maxLength={15} />,
        },
      ],
    },
    {
      title: text('place.right'),
      fields: [
        {
          ...{ key: 'landUse', label: label('landUse'), hint: hint('landUse') },
          input: <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={uses} />,
        },
        { key: 'supplyState', label: label('supplyState'), required: true, input: <Select options={states} /> },
        { key: 'grantedOn', label: label('grantedOn'), input: <Input type="date" /> },
        { key: 'grantEndsOn', label: label('grantEndsOn'), input: <Input type="date" /> },
        {
          key: 'plotRatioMin',
          label: label('plotRatioMin'),
          rules: ratio,
          input: <Input inputMode="decimal" maxLength={6} />,
        },
        {
          key: 'plotRatioMax',
          label: label('plotRatioMax'),
          rules: ratio,
          input: <Input inputMode="decimal" maxLength={6} />,
        },
      ],
    },
    {
      title: text('place.where'),
      fields: [
        { key: 'address', label: label('address'), rules: [least(text, 2)], input: <Input maxLength={200} /> },
        {
          ...{ key: 'boundary', label: label('boundary'), hint: hint('boundary') },
          ...{ rules: [least(text, 2)], input: <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /> },
        },
        {
          ...{ key: 'source', label: label('source'), hint: hint('source') },
          ...{ rules: [least(text, 2)], input: <Input maxLength={200} /> },
        },
      ],
    },
  ];
}
