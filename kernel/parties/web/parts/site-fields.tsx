import { Input, Select } from 'antd';
import type { Text } from '#ui/index.ts';
import { areaText, latitudeText, longitudeText } from '../../contract/place-decimal.ts';
import { type Site, siteKind, siteStatus } from '../../contract/site.ts';
import { type EntrySection, schemaRule } from './entry-form.tsx';
import { least } from './firm-rules.ts';
import { PlaceChoice } from './place-choice.tsx';

/** The form of a site; `site` is the one that is amended. */
export function siteSections(text: Text, site: Site | undefined): EntrySection[] {
  const label = (key: string) => text(`site.columns.${key}`);
  const hint = (key: string) => text(`site.hints.${key}`);
  const named = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: text(`${group}.${value}`) }));
  return [
    {
      title: text('place.about'),
      fields: [
        { key: 'name', label: label('name'), required: true, input: <Input maxLength={100} autoComplete="off" /> },
        { key: 'number', label: label('number'), hint: hint('number'), input: <Input maxLength={40} /> },
        {
          ...{ key: 'kind', label: label('kind'), required: true },
          input: <Select options={named('siteKinds', siteKind.options)} />,
        },
        {
          ...{ key: 'status', label: label('status'), required: true },
          input: <Select options={named('siteStatuses', siteStatus.options)} />,
        },
        {
          ...{ key: 'floorArea', label: label('floorArea'), hint: hint('floorArea') },
          rules: [schemaRule(areaText, text('parcel.faults.area'))],
          input: <Input inputMode="decimal" maxLength={15} />,
        },
      ],
    },
    {
      title: text('place.where'),
      fields: [
        {
          ...{ key: 'parentId', label: label('parent'), hint: hint('parent') },
          input: <PlaceChoice kinds={['site']} known={site?.parent} />,
        },
        {
          ...{ key: 'parcelId', label: label('parcel'), hint: hint('parcel') },
          input: <PlaceChoice kinds={['parcel']} known={site?.parcel} />,
        },
        { key: 'address', label: label('address'), rules: [least(text, 2)], input: <Input maxLength={200} /> },
        {
          ...{ key: 'longitude', label: label('longitude'), hint: hint('coordinates') },
          rules: [schemaRule(longitudeText, text('site.faults.longitude'))],
          input: <Input inputMode="decimal" maxLength={11} />,
        },
        {
          ...{ key: 'latitude', label: label('latitude'), hint: hint('coordinates') },
          rules: [schemaRule(latitudeText, text('site.faults.latitude'))],
          input: <Input inputMode="decimal" maxLength={10} />,
        },
        {
          ...{ key: 'source', label: label('source'), hint: hint('source') },
          ...{ rules: [least(text, 2)], input: <Input maxLength={200} /> },
        },
      ],
    },
  ];
}
