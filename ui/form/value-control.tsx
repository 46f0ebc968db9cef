import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ScalarFieldType } from '#kernel/forms/contract/form-definition.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { readNumber, typedNumber, withPlaces } from './number-text.ts';

/** Properties of a control for one value. */
export interface ValueControlProps {
  id: string;
  type: ScalarFieldType;
  value: RuleDatum;
  /** `typing` as long as more of it may follow. */
  onChange: (value: RuleDatum, typing: boolean) => void;
  /** Name for readers where no label names it: a cell. */
  label?: string;
  describedBy?: string | undefined;
  invalid: boolean;
  required: boolean;
  phone: boolean;
  /** Of a row: choices drop down, lines do not grow, the unit stands with the name of the column. */
  cell?: boolean;
}

/** Choices up to so many stand open; more drop down. */
const mostOpen = 5;

/** The control of one value by its type; a value that does not fit its type stays as it was typed, and can be mended. */
export function ValueControl(props: ValueControlProps) {
  const { type } = props;
  switch (type.is) {
    case 'text':
      return <TextControl {...props} lines={type.lines} />;
    case 'number':
      return <NumberControl {...props} scale={type.scale} unit={type.unit} />;
    case 'money':
      return <NumberControl {...props} scale={2} unit={undefined} />;
    case 'date':
      return <DateControl {...props} />;
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} options={type.options.map((value) => ({ value, label: value }))} />;
  }
}

/** Whether a type is asked by radio buttons, which stand in a fieldset under a legend. */
export function isOpenChoice(type: ScalarFieldType): boolean {
  return type.is === 'boolean' || (type.is === 'choice' && type.options.length <= mostOpen);
}

function attributesOf({ id, label, describedBy, invalid, required }: ValueControlProps) {
  return {
    id,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(invalid ? { status: 'error' as const } : {}),
  };
}

const textOf = (value: RuleDatum) => (typeof value === 'string' ? value : '');
const given = (text: string): RuleDatum => (text === '' ? null : text);

function TextControl(props: ValueControlProps & { lines: 'one' | 'several' }) {
  const shared = { ...attributesOf(props), value: textOf(props.value) };
  if (props.lines === 'several' && props.cell !== true) {
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 3, maxRows: 16 }}
        onChange={(event) => props.onChange(given(event.target.value), true)}
      />
    );
  }
  return <Input {...shared} onChange={(event) => props.onChange(given(event.target.value), true)} />;
}

/** A number: as it is typed while it is, with commas and its places when it is left. What stood there stays until then, and with it what is selected. */
function NumberControl(props: ValueControlProps & { scale: number; unit: string | null | undefined }) {
  const text = useText('ui');
  const [typed, setTyped] = useState<string>();
  const stored = textOf(props.value);
  const unit = props.cell === true ? null : props.unit === undefined ? text('money.yuan') : props.unit;
  return (
    <Input
      {...attributesOf(props)}
      className="ys-form-number"
      inputMode={props.scale === 0 ? 'numeric' : 'decimal'}
      value={typed ?? readNumber(withPlaces(stored, props.scale))}
      {...(unit === null ? {} : { suffix: unit })}
      onChange={(event) => {
        setTyped(event.target.value);
        props.onChange(given(typedNumber(event.target.value)), true);
      }}
      onBlur={() => {
        setTyped(undefined);
        const tidy = withPlaces(stored, props.scale);
        if (tidy !== stored) props.onChange(given(tidy), true);
      }}
    />
  );
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The browser's own field for a day; text that is none stays readable in a plain one. */
function DateControl(props: ValueControlProps) {
  const stored = textOf(props.value);
  return (
    <Input
      {...attributesOf(props)}
      className="ys-form-date"
      type={stored === '' || isDay(stored) ? 'date' : 'text'}
      value={stored}
      onChange={(event) => props.onChange(given(event.target.value), true)}
    />
  );
}

function BooleanControl(props: ValueControlProps) {
  const text = useText('ui');
  const options = [
    { value: 'true', label: text('form.yes') },
    { value: 'false', label: text('form.no') },
  ];
  return (
    <ChoiceControl
      {...props}
      value={props.value === null ? null : String(props.value)}
      options={options}
      onChange={(value, typing) => props.onChange(value === null ? null : value === 'true', typing)}
    />
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function ChoiceControl(props: ValueControlProps & { options: readonly Choice[] }) {
  const text = useText('ui');
  const { options, value, onChange } = props;
  const chosen = typeof value === 'string' ? value : undefined;
  if (props.cell === true || options.length > mostOpen) {
    return (
      <Select
        {...attributesOf(props)}
        className="ys-form-select"
        value={chosen ?? null}
        allowClear={!props.required}
        popupMatchSelectWidth={props.cell !== true}
        placeholder={text('form.choose')}
        options={[...options]}
        {...(options.length > mostOpen * 2 ? { showSearch: { optionFilterProp: 'label' } } : {})}
        onChange={(next: string | undefined) => onChange(next ?? null, false)}
      />
    );
  }
  return (
    <div className="ys-form-options" id={props.id}>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={props.id}
          value={option.value}
          checked={chosen === option.value}
          aria-describedby={props.describedBy}
          onChange={() => onChange(option.value, false)}
        >
          {option.label}
        </Radio>
      ))}
      {chosen === undefined || props.required ? null : (
        <button type="button" className="ys-link" onClick={() => onChange(null, false)}>
          {text('form.clearChoice')}
        </button>
      )}
    </div>
  );
}
