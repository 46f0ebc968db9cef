import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { ruleName } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '#ui/index.ts';
import type { FormColumn, FormField, ScalarFieldType } from '../../../contract/form-definition.ts';
import { OptionalFormula } from './condition-field.tsx';
import { columnKinds, newColumn, newType } from './design-edits.ts';
import type { Design } from './design-state.ts';
import { Labelled, SettledText } from './labelled.tsx';

interface DetailProps {
  design: Design;
  field: FormField;
  change: (field: FormField) => void;
}

/** What belongs to the kind of a field: bounds and unit, options, columns, how many. */
export function TypeDetails({ design, field, change }: DetailProps) {
  const text = useText('forms');
  switch (field.kind) {
    case 'value':
      return <ScalarDetails type={field.type} change={(type) => change({ ...field, type })} />;
    case 'choices':
      return <Options options={field.options} change={(options) => change({ ...field, options })} />;
    case 'files':
      return (
        <Count
          label={text('web.design.mostFiles')}
          {...{ value: field.most, largest: 20 }}
          change={(most) => change({ ...field, most })}
        />
      );
    case 'rows':
      return <Columns {...{ design, field, change }} />;
  }
}

function ScalarDetails({ type, change }: { type: ScalarFieldType; change: (type: ScalarFieldType) => void }) {
  const text = useText('forms');
  switch (type.is) {
    case 'text':
      return (
        <>
          <Count
            label={text('web.design.longest')}
            {...{ value: type.longest, largest: 5_000 }}
            change={(longest) => change({ ...type, longest })}
          />
          <div className="forms-optional">
            <Checkbox checked={type.personal} onChange={(event) => change({ ...type, personal: event.target.checked })}>
              {text('web.design.personal')}
            </Checkbox>
            <p className="ys-meta">{text('web.design.personalHint')}</p>
          </div>
        </>
      );
    case 'number':
      return <NumberDetails type={type} change={change} />;
    case 'choice':
      return <Options options={type.options} change={(options) => change({ ...type, options })} />;
    default:
      return null;
  }
}

type NumberType = Extract<ScalarFieldType, { is: 'number' }>;

/** Bounds are typed as they are read; kept in whole units of the last place. */
function NumberDetails({ type, change }: { type: NumberType; change: (type: NumberType) => void }) {
  const text = useText('forms');
  const unit = 10 ** type.scale;
  const bound = (key: 'least' | 'most') => (
    <Labelled label={text(`web.design.${key}`)}>
      {(attributes) => (
        <InputNumber
          {...attributes}
          value={type[key] / unit}
          precision={type.scale}
          onChange={(value) => {
            const next = Math.round((value ?? 0) * unit);
            if (Number.isSafeInteger(next)) change({ ...type, [key]: next });
          }}
        />
      )}
    </Labelled>
  );
  const rescale = (scale: number) => {
    const factor = 10 ** (scale - type.scale);
    const [least, most] = [Math.round(type.least * factor), Math.round(type.most * factor)];
    if (Number.isSafeInteger(least) && Number.isSafeInteger(most)) change({ ...type, scale, least, most });
  };
  return (
    <div className="forms-pairs">
      {bound('least')}
      {bound('most')}
      <Labelled label={text('web.design.scale')}>
        {(attributes) => (
          <Select
            {...attributes}
            value={type.scale}
            options={[0, 1, 2, 3, 4, 5, 6].map((value) => ({ value, label: String(value) }))}
            onChange={rescale}
          />
        )}
      </Labelled>
      <Labelled label={text('web.design.unit')}>
        {(attributes) => (
          <Input
            {...attributes}
            maxLength={20}
            value={type.unit ?? ''}
            onChange={(event) => change({ ...type, unit: event.target.value === '' ? null : event.target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

/** Options, one a line; empty lines are left out once the field is left. */
function Options({ options, change }: { options: readonly string[]; change: (options: string[]) => void }) {
  const text = useText('forms');
  return (
    <Labelled label={text('web.design.options')} hint={text('web.design.optionsHint')}>
      {(attributes) => (
        <Input.TextArea
          {...attributes}
          autoSize={{ minRows: 2, maxRows: 12 }}
          value={options.join('\n')}
          onChange={(event) => change(event.target.value.split('\n').map((line) => line.slice(0, 60)))}
          onBlur={() => {
            const tidy = options.map((line) => line.trim()).filter((line) => line !== '');
            if (tidy.length > 0 && tidy.length !== options.length) change(tidy);
          }}
        />
      )}
    </Labelled>
  );
}

function Count({
  label,
  value,
  largest,
  change,
}: {
  label: string;
  value: number;
  largest: number;
  change: (value: number) => void;
}) {
  return (
    <Labelled label={label}>
      {(attributes) => (
        <InputNumber
          {...attributes}
          {...{ value, min: 1, max: largest, precision: 0 }}
          onChange={(next) => change(next ?? 1)}
        />
      )}
    </Labelled>
  );
}

function Columns({ design, field, change }: DetailProps & { field: Extract<FormField, { kind: 'rows' }> }) {
  const text = useText('forms');
  const give = (columns: FormColumn[]) => change({ ...field, columns });
  const replace = (column: FormColumn) => give(field.columns.map((one) => (one.key === column.key ? column : one)));
  return (
    <>
      <fieldset className="ys-fieldset forms-checks">
        <legend>{text('web.design.columns')}</legend>
        {field.columns.map((column) => (
          <div key={column.key} className="forms-check">
            <ColumnFields {...{ design, field, column }} change={replace} />
            <Button
              size="small"
              disabled={field.columns.length === 1}
              aria-label={text('web.design.removeColumn', { name: column.name })}
              onClick={() => give(field.columns.filter((one) => one !== column))}
            >
              {text('web.design.remove')}
            </Button>
          </div>
        ))}
        {field.columns.length >= 15 ? null : (
          <Button
            size="small"
            onClick={() => give([...field.columns, newColumn(field.columns, text('web.design.newField.column'))])}
          >
            {text('web.design.addColumn')}
          </Button>
        )}
      </fieldset>
      <Count
        label={text('web.design.mostRows')}
        {...{ value: field.most, largest: 200 }}
        change={(most) => change({ ...field, most })}
      />
    </>
  );
}

function ColumnFields({
  design,
  field,
  column,
  change,
}: {
  design: Design;
  field: Extract<FormField, { kind: 'rows' }>;
  column: FormColumn;
  change: (column: FormColumn) => void;
}) {
  const text = useText('forms');
  return (
    <>
      <div className="forms-pairs">
        <SettledText
          label={text('web.design.columnName')}
          value={column.name}
          maxLength={40}
          check={(name) => (ruleName.safeParse(name).success ? undefined : text('web.design.nameWrong'))}
          onSettle={(name) => change({ ...column, name })}
        />
        <Labelled label={text('web.design.kind')}>
          {(attributes) => (
            <Select
              {...attributes}
              value={column.type.is}
              options={columnKinds.map((kind) => ({ value: kind, label: text(`web.design.kinds.${kind}`) }))}
              onChange={(kind) => change({ ...column, type: newType(kind, text('web.design.newOption')) })}
            />
          )}
        </Labelled>
      </div>
      {column.type.is === 'text' ? (
        <Checkbox
          checked={column.type.personal}
          onChange={(event) =>
            column.type.is === 'text' && change({ ...column, type: { ...column.type, personal: event.target.checked } })
          }
        >
          {text('web.design.personal')}
        </Checkbox>
      ) : (
        <ScalarDetails type={column.type} change={(type) => change({ ...column, type })} />
      )}
      {column.computed === null ? (
        <Checkbox checked={column.required} onChange={(event) => change({ ...column, required: event.target.checked })}>
          {text('web.design.columnRequired')}
        </Checkbox>
      ) : null}
      <OptionalFormula
        {...{ design, field: field.key, part: 'computed' as const }}
        column={{ all: field.columns, key: column.key }}
        tick={text('web.design.isComputed')}
        label={text('web.design.formula')}
        value={column.computed}
        onChange={(computed) => change({ ...column, computed, ...(computed === null ? {} : { required: false }) })}
      />
    </>
  );
}
