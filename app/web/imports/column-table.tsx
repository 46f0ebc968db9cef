import { Select } from 'antd';
import type { DraftView, MappedColumn } from '#platform/sheets/contract/draft.ts';
import { type MoneyUnit, moneyUnit } from '#platform/sheets/contract/import-column.ts';
import { type Column, PlainTable, useText } from '#ui/index.ts';
import { type ColumnChoice, lettersOf, mappingWith } from './column-mapping.ts';

interface ColumnTableProps {
  draft: DraftView;
  onChange: (mapping: ColumnChoice[]) => void;
}

/** Each column of the sheet under Excel's letter: heading, first values, the field it goes to, the unit of its amounts. */
export function ColumnTable({ draft, onChange }: ColumnTableProps) {
  const text = useText('imports');
  const choose = (source: number, column: string | null, unit?: MoneyUnit) =>
    onChange(mappingWith(draft.mapping, { source, column, unit }, draft.register.columns));
  const columns: Column<MappedColumn>[] = [
    { key: 'heading', title: text('columns.heading'), render: (one) => <Heading one={one} /> },
    {
      key: 'samples',
      title: text('columns.samples'),
      render: (one) => (
        <span className={one.column === null ? 'imports-samples aside' : 'imports-samples'}>
          {one.samples.length === 0 ? text('columns.noSamples') : one.samples.join(' · ')}
        </span>
      ),
    },
    {
      key: 'field',
      title: text('columns.field'),
      render: (one) => <FieldChoice draft={draft} one={one} onChoose={(column) => choose(one.source, column)} />,
    },
    {
      key: 'unit',
      title: text('columns.unit'),
      render: (one) =>
        one.unit === null ? null : (
          <Select
            aria-label={text('columns.unitOf', { column: headingOf(one) })}
            value={one.unit}
            onChange={(unit: MoneyUnit) => choose(one.source, one.column, unit)}
            options={moneyUnit.options.map((value) => ({ value, label: text(`units.${value}`) }))}
          />
        ),
    },
    { key: 'origin', title: text('columns.origin'), render: (one) => text(`origins.${one.origin ?? 'aside'}`) },
  ];
  return (
    <div className="imports-columns">
      <PlainTable
        caption={text('columns.title')}
        columns={columns}
        rows={draft.mapping}
        rowKey={(one) => String(one.source)}
      />
    </div>
  );
}

const headingOf = (one: MappedColumn): string => one.heading || lettersOf(one.source);

function Heading({ one }: { one: MappedColumn }) {
  const text = useText('imports');
  return (
    <span className={one.column === null ? 'imports-heading aside' : 'imports-heading'}>
      <code>{lettersOf(one.source)}</code> {one.heading || text('columns.noHeading')}
    </span>
  );
}

const aside = '';

function FieldChoice({
  draft,
  one,
  onChoose,
}: {
  draft: DraftView;
  one: MappedColumn;
  onChoose: (column: string | null) => void;
}) {
  const text = useText('imports');
  const takenBy = (key: string) => draft.mapping.find(({ column, source }) => column === key && source !== one.source);
  const options = draft.register.columns.map(({ key, label, required }) => {
    const taken = takenBy(key);
    const name = required ? text('columns.required', { column: label }) : label;
    return {
      value: key,
      label: taken === undefined ? name : text('columns.taken', { column: name, letters: lettersOf(taken.source) }),
    };
  });
  return (
    <Select
      className="imports-field-choice"
      aria-label={text('columns.fieldOf', { column: headingOf(one) })}
      value={one.column ?? aside}
      onChange={(column: string) => onChoose(column === aside ? null : column)}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[{ value: aside, label: text('columns.aside') }, ...options]}
    />
  );
}
