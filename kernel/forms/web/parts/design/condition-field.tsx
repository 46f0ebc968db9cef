import { Checkbox } from 'antd';
import { useText } from '#ui/index.ts';
import { ExpressionField } from '#ui/rule/lazy-rule.tsx';
import type { DefinitionFault } from '../../../contract/form.ts';
import type { FormColumn } from '../../../contract/form-definition.ts';
import type { Design } from './design-state.ts';
import { columnVocabulary, faultsOfPart, formVocabulary } from './design-words.ts';

/** What the field of an expression marks by itself, at its characters. */
const markedInPlace: ReadonlySet<DefinitionFault['code']> = new Set(['syntax', 'unknownName', 'tooDeep', 'tooLarge']);

/** Properties of a condition, formula or check of a field. */
interface FormulaProps {
  design: Design;
  /** Key of the field that it belongs to. */
  field: string;
  part: 'shown' | 'required' | 'computed' | 'check';
  /** Number of the check. */
  check?: number;
  /** Of a formula of a column: the columns of its rows, and which one it is. */
  column?: { all: readonly FormColumn[]; key: string };
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A condition, formula or check in FEEL over the names of the form, with what stands against it. */
export function Formula({ design, field, part, check, column, label, value, onChange }: FormulaProps) {
  const text = useText('forms');
  const place = { field, parts: [part], ...(check === undefined ? {} : { check }) } as const;
  const cell = column === undefined ? {} : { column: column.key };
  const faults = faultsOfPart(design.faults, { ...place, ...cell }).filter(({ code }) => !markedInPlace.has(code));
  const beside = column === undefined ? [] : columnVocabulary(column.all, column.key);
  const names = formVocabulary(
    design.definition,
    design.choices.parameters.map(({ name }) => name),
    part === 'check' ? null : field,
  );
  return (
    <div className="forms-formula">
      <ExpressionField
        label={label}
        value={value}
        onChange={onChange}
        vocabulary={[...beside, ...names]}
        lines="many"
      />
      {faults.map(({ code, params, from }) => (
        <p key={`${code} ${from}`} className="forms-wrong">
          {text(`definitionFaults.${code}`, params)}
        </p>
      ))}
    </div>
  );
}

/** A condition that may be absent: a tick brings it. */
export function OptionalFormula({
  tick,
  value,
  onChange,
  ...rest
}: Omit<FormulaProps, 'value' | 'onChange'> & {
  /** Words beside the tick. */
  tick: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <div className="forms-optional">
      <Checkbox checked={value !== null} onChange={(event) => onChange(event.target.checked ? '' : null)}>
        {tick}
      </Checkbox>
      {value === null ? null : <Formula {...rest} value={value} onChange={onChange} />}
    </div>
  );
}
