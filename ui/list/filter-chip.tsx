import { useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import type { FilterOption } from './filter-field.ts';

/** Properties of {@link FilterChip}. */
interface FilterChipProps {
  label: string;
  options: readonly FilterOption[];
  single?: boolean | undefined;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** One filter as a chip; its panel lists the values to tick, each taking effect at once. */
export function FilterChip({ label, options, single, values, onChange }: FilterChipProps) {
  const text = useText('ui');
  const chosen = options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  const words = chosen.length > 2 ? text('filter.several', { count: chosen.length }) : chosen.join(text('filter.and'));
  return (
    <Popup
      buttonClass={chosen.length === 0 ? 'ys-plain ys-chip' : 'ys-plain ys-chip on'}
      label={label}
      button={
        <>
          <span>{label}</span>
          {chosen.length === 0 ? null : <b>{words}</b>}
          <Icon name="down" size={14} />
        </>
      }
    >
      {() => <Options label={label} options={options} single={single} values={values} onChange={onChange} />}
    </Popup>
  );
}

const searchableFrom = 10;

function Options({ label, options, single, values, onChange }: FilterChipProps) {
  const text = useText('ui');
  const [words, setWords] = useState('');
  const found = options.filter((option) => option.label.toLowerCase().includes(words.trim().toLowerCase()));
  const toggle = (value: string, on: boolean) => {
    if (single) return onChange(on ? [value] : []);
    onChange(options.map((option) => option.value).filter((each) => (each === value ? on : values.includes(each))));
  };
  return (
    <fieldset className="ys-options ys-fieldset" aria-label={label}>
      {options.length < searchableFrom ? null : (
        <input
          type="search"
          aria-label={text('filter.findOption')}
          placeholder={text('filter.findOption')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {found.map(({ value, label: name, count }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          <span>{name}</span>
          {count === undefined ? null : <em>{count}</em>}
        </label>
      ))}
      {values.length === 0 ? null : (
        <footer>
          <button type="button" className="ys-link" onClick={() => onChange([])}>
            {text('filter.clearOne')}
          </button>
        </footer>
      )}
    </fieldset>
  );
}
