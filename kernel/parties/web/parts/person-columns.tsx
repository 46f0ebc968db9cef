import type { Column, Text } from '#ui/index.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import { PersonName } from './person-parts.tsx';

/** Columns of the list of persons; every number is masked by the server. */
export function personColumns(text: Text): Column<MaskedPerson>[] {
  const number = (value: string | null) => value && <span className="person-number">{value}</span>;
  return [
    { key: 'name', title: text('person.name'), width: 160, render: (person) => <PersonName person={person} /> },
    { key: 'mobile', title: text('person.mobile'), narrow: 'line', render: (person) => number(person.mobile) },
    { key: 'idNumber', title: text('person.idNumber'), narrow: 'line', render: (person) => number(person.idNumber) },
    { key: 'email', title: text('person.email'), narrow: 'none', render: (person) => number(person.email) },
    {
      key: 'doubted',
      title: text('person.remark'),
      narrow: 'none',
      render: (person) => (person.idNumberDoubted ? text('person.doubted') : null),
    },
  ];
}
