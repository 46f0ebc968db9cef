import { Input, Select } from 'antd';
import { useText } from '#ui/index.ts';
import type { RuleDatum, RuleTerm } from '../../../contract/rule-definition.ts';
import { Labelled } from '../form-parts.tsx';
import { decimalOf, unitsOf } from '../terms/term-types.ts';

/** Values by the names of terms, as they were typed; what is not here was left out. */
export type Given = Readonly<Record<string, RuleDatum>>;

/** The data of a rule to be typed; what is left empty is read from the platform, or stays unknown. */
export function GivenFields({
  terms,
  given,
  known,
  onChange,
}: {
  terms: readonly RuleTerm[];
  given: Given;
  /** Names of facts by their ids. */
  known: ReadonlyMap<string, string>;
  onChange: (given: Given) => void;
}) {
  const text = useText('rules');
  return (
    <div className="rul-given">
      {terms.map((term) => {
        const { name, type, fact } = term;
        const unit =
          type.is === 'number' && type.unit !== null ? text('pages.try.inUnit', { name, unit: type.unit }) : name;
        const keep = (value: RuleDatum | undefined) => {
          const { [name]: _old, ...others } = given;
          onChange(value === undefined ? others : { ...others, [name]: value });
        };
        const hint = fact === null ? undefined : text('pages.try.readFrom', { name: known.get(fact) ?? fact });
        return (
          <Labelled key={name} label={unit} {...(hint !== undefined && { hint })}>
            {(id) => <DatumField id={id} term={term} value={given[name]} keep={keep} />}
          </Labelled>
        );
      })}
    </div>
  );
}

function DatumField({
  id,
  term: { type },
  value,
  keep,
}: {
  id: string;
  term: RuleTerm;
  value: RuleDatum | undefined;
  keep: (value: RuleDatum | undefined) => void;
}) {
  const text = useText('rules');
  const written = typeof value === 'string' ? value : '';
  if (type.is === 'boolean') {
    return (
      <Select<string>
        id={id}
        value={typeof value === 'boolean' ? String(value) : ''}
        options={[
          { value: '', label: text('pages.try.left') },
          { value: 'true', label: text('pages.yes') },
          { value: 'false', label: text('pages.no') },
        ]}
        onChange={(next) => keep(next === '' ? undefined : next === 'true')}
      />
    );
  }
  if (type.is === 'text' && type.allowed !== null) {
    return (
      <Select<string>
        id={id}
        value={written}
        options={[
          { value: '', label: text('pages.try.left') },
          ...type.allowed.map((one) => ({ value: one, label: one })),
        ]}
        onChange={(next) => keep(next === '' ? undefined : next)}
      />
    );
  }
  const take = (next: string) => keep(next.trim() === '' ? undefined : next);
  if (type.is === 'number') {
    const units = written === '' ? undefined : unitsOf(written, type.scale);
    const bad = written !== '' && units === undefined;
    return (
      <Input
        id={id}
        inputMode="decimal"
        value={written}
        aria-invalid={bad}
        {...(bad ? { status: 'error' as const } : {})}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          if (units !== undefined) keep(decimalOf(units, type.scale));
        }}
      />
    );
  }
  return (
    <Input
      id={id}
      type={type.is === 'date' ? 'date' : 'text'}
      maxLength={500}
      value={written}
      onChange={(event) => take(event.target.value)}
    />
  );
}
