import { Input } from 'antd';
import { useId, useState } from 'react';
import { useText } from '#ui/index.ts';
import { type MaskedPerson, type PersonField, personField } from '../../contract/person.ts';
import { type PersonValues, wrongFields } from './person-values.ts';

const keyboards = { name: 'text', mobile: 'tel', idNumber: 'text', email: 'email' } as const;

/** Name and numbers of a person to correct; what stands there now is shown masked beside each. */
export function PersonFields({
  values,
  onChange,
  tried,
  before,
}: {
  values: PersonValues;
  onChange: (values: PersonValues) => void;
  /** Somebody tried to send: what is wrong is told although the field was never left. */
  tried: boolean;
  before: MaskedPerson;
}) {
  const text = useText('parties');
  const id = useId();
  const [left, setLeft] = useState<readonly PersonField[]>([]);
  const wrong = wrongFields(values);
  return personField.options.map((field) => {
    const told = wrong.includes(field) && (tried || left.includes(field));
    return (
      <div key={field} className="person-field">
        <label htmlFor={`${id}-${field}`}>{text(`person.${field}`)}</label>
        <Input
          id={`${id}-${field}`}
          value={values[field]}
          inputMode={keyboards[field]}
          maxLength={120}
          autoComplete="off"
          aria-describedby={`${id}-${field}-said`}
          status={told ? 'error' : ''}
          onBlur={() => setLeft([...left, field])}
          onChange={(event) => onChange({ ...values, [field]: event.target.value })}
        />
        <p id={`${id}-${field}-said`} className={told ? 'person-wrong' : 'ys-meta'}>
          {told ? text(`person.wrong.${field}`) : <Now value={before[field]} />}
        </p>
      </div>
    );
  });
}

function Now({ value }: { value: string | null }) {
  const text = useText('parties');
  if (value === null) return text('person.notYet');
  return (
    <>
      {text('person.now')} <span className="person-number">{value}</span>
    </>
  );
}
