import { Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useText } from '#ui/index.ts';
import type { TermType } from '../../../contract/rule-definition.ts';
import { decimalOf, unitsOf, withScale } from './term-types.ts';

/** What values a term has: the exact range of a number, the words that a text may be. */
export function TypeFields({ name, type, keep }: { name: string; type: TermType; keep: (type: TermType) => void }) {
  const text = useText('rules');
  if (type.is === 'text') {
    return (
      <Select
        aria-label={text('pages.terms.allowed', { name })}
        placeholder={text('pages.terms.anyText')}
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={['、', '，', ',', '\n']}
        value={type.allowed ?? []}
        onChange={(values: string[]) => keep({ ...type, allowed: values.length === 0 ? null : values })}
      />
    );
  }
  if (type.is !== 'number') return <span className="rul-nothing" />;
  return (
    <span className="rul-range">
      <Bound
        key={`least ${type.scale}`}
        label={text('pages.terms.least', { name })}
        units={type.least}
        scale={type.scale}
        keep={(least) => keep({ ...type, least })}
      />
      <span aria-hidden="true">{text('pages.terms.upTo')}</span>
      <Bound
        key={`most ${type.scale}`}
        label={text('pages.terms.most', { name })}
        units={type.most}
        scale={type.scale}
        keep={(most) => keep({ ...type, most })}
      />
      <Input
        aria-label={text('pages.terms.unit', { name })}
        placeholder={text('pages.terms.unitTitle')}
        value={type.unit ?? ''}
        maxLength={20}
        onChange={(event) => keep({ ...type, unit: event.target.value === '' ? null : event.target.value })}
      />
      <InputNumber<number>
        aria-label={text('pages.terms.places', { name })}
        suffix={text('pages.terms.placesTitle')}
        value={type.scale}
        min={0}
        max={6}
        precision={0}
        onChange={(scale) => keep(withScale(type, scale ?? 0))}
      />
    </span>
  );
}

/** A bound as it is typed; taken when it is a number of so many places, explained on blur when it is none. */
function Bound({
  label,
  units,
  scale,
  keep,
}: {
  label: string;
  units: number;
  scale: number;
  keep: (units: number) => void;
}) {
  const text = useText('rules');
  const told = useId();
  const [written, setWritten] = useState(() => decimalOf(units, scale));
  const [left, setLeft] = useState(false);
  const bad = left && unitsOf(written, scale) === undefined;
  return (
    <span className="rul-name">
      <Input
        aria-label={label}
        aria-invalid={bad}
        inputMode="decimal"
        {...(bad ? { status: 'error' as const, 'aria-describedby': told } : {})}
        value={written}
        onChange={(event) => {
          setWritten(event.target.value);
          const next = unitsOf(event.target.value, scale);
          if (next !== undefined) keep(next);
        }}
        onBlur={() => {
          setLeft(true);
          // What a document writes with words stands in digits from then on.
          const read = unitsOf(written, scale);
          if (read !== undefined) setWritten(decimalOf(read, scale));
        }}
      />
      {bad ? (
        <span id={told} role="alert" className="rul-name-fault">
          {text('pages.terms.noNumber', { count: scale })}
        </span>
      ) : null}
    </span>
  );
}
