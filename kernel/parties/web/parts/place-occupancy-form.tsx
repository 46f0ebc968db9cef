import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { type ApiError, useText } from '#ui/index.ts';
import { areaText } from '../../contract/place-decimal.ts';
import { occupancyKind } from '../../contract/place-occupancy.ts';
import { Refused } from './person-parts.tsx';
import { PlaceChoice } from './place-choice.tsx';

/** What is typed of a use. */
export interface OccupancyValues {
  /** The firm, institution, site or parcel chosen. */
  otherId?: string | undefined;
  kind: string;
  startsOn: string;
  endsOn: string;
  area: string;
  source: string;
}

/** Which fields an act needs. */
export type OccupancyField = 'party' | 'place' | 'kind' | 'startsOn' | 'endsOn' | 'area';

/** Nothing typed yet. */
export const noOccupancy: OccupancyValues = { kind: 'leases', startsOn: '', endsOn: '', area: '', source: '' };

/** What is still wrong, as keys of texts; an end is needed only where it is what the act says. */
export function wrongOccupancy(values: OccupancyValues, fields: readonly OccupancyField[]): string[] {
  const endOnly = fields.length === 1 && fields[0] === 'endsOn';
  const wrong: string[] = [];
  for (const [field, need] of [
    ['party', 'needParty'],
    ['place', 'needPlace'],
  ] as const) {
    if (fields.includes(field) && values.otherId === undefined) wrong.push(need);
  }
  if ((fields.includes('startsOn') && values.startsOn === '') || (endOnly && values.endsOn === ''))
    wrong.push('needDay');
  if (fields.includes('area') && values.area.trim() !== '' && !areaText.safeParse(values.area).success) {
    wrong.push('areaForm');
  }
  if (values.source.trim().length < 2) wrong.push('needSource');
  return wrong;
}

/** One act on who uses a place: the fields that it needs, and always where it is known from. */
export function PlaceOccupancyForm({
  verb,
  effect,
  fields,
  initial = noOccupancy,
  pending,
  error,
  onSend,
  onCancel,
}: {
  verb: string;
  effect?: string;
  fields: readonly OccupancyField[];
  initial?: OccupancyValues;
  pending: boolean;
  error: ApiError | null;
  onSend: (values: OccupancyValues) => void;
  onCancel: () => void;
}) {
  const text = useText('parties');
  const id = useId();
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const wrong = wrongOccupancy(values, fields);
  const set = (key: keyof OccupancyValues, value: string | undefined) => setValues({ ...values, [key]: value ?? '' });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) onSend({ ...values, area: values.area.trim(), source: values.source.trim() });
  };
  const kinds = occupancyKind.options.map((value) => ({ value, label: text(`occupancyKinds.${value}`) }));
  return (
    <form className="person-form" onSubmit={send} noValidate>
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      {(['party', 'place'] as const)
        .filter((field) => fields.includes(field))
        .map((field) => (
          <div key={field}>
            <label htmlFor={`${id}-${field}`}>{text(`occupancy.${field}`)}</label>
            <PlaceChoice
              id={`${id}-${field}`}
              kinds={field === 'party' ? ['firm', 'institution'] : ['site', 'parcel']}
              value={values.otherId}
              onChange={(otherId) => setValues({ ...values, otherId })}
            />
            <p className="ys-meta">{text(`occupancy.${field}Hint`)}</p>
          </div>
        ))}
      {fields.includes('kind') ? (
        <>
          <label htmlFor={`${id}-kind`}>{text('occupancy.kind')}</label>
          <Select id={`${id}-kind`} value={values.kind} options={kinds} onChange={(kind) => set('kind', kind)} />
        </>
      ) : null}
      {(['startsOn', 'endsOn'] as const)
        .filter((field) => fields.includes(field))
        .map((field) => (
          <div key={field}>
            <label htmlFor={`${id}-${field}`}>{text(`occupancy.${field}`)}</label>
            <Input
              id={`${id}-${field}`}
              type="date"
              value={values[field]}
              onChange={(event) => set(field, event.target.value)}
            />
            {field === 'endsOn' && fields.length > 1 ? <p className="ys-meta">{text('occupancy.endsHint')}</p> : null}
          </div>
        ))}
      {fields.includes('area') ? (
        <>
          <label htmlFor={`${id}-area`}>{text('occupancy.area')}</label>
          <Input
            id={`${id}-area`}
            inputMode="decimal"
            maxLength={15}
            value={values.area}
            onChange={(event) => set('area', event.target.value)}
          />
        </>
      ) : null}
      <label htmlFor={`${id}-source`}>{text('occupancy.source')}</label>
      <Input
        id={`${id}-source`}
        maxLength={200}
        value={values.source}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set('source', event.target.value)}
      />
      <p id={`${id}-hint`} className="ys-meta">
        {text('occupancy.sourceHint')}
      </p>
      {tried && wrong.length > 0 ? (
        <div role="alert" className="person-wrong">
          {wrong.map((key) => (
            <p key={key}>{text(`occupancy.${key}`)}</p>
          ))}
        </div>
      ) : null}
      <Refused error={error} />
      <div className="person-verbs">
        <Button type="primary" htmlType="submit" loading={pending}>
          {verb}
        </Button>
        <Button onClick={onCancel}>{text('occupancy.cancel')}</Button>
      </div>
    </form>
  );
}
