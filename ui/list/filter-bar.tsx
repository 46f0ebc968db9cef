import './list.css';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { valuesOf, withoutKeys, withValues } from '../url/search.ts';
import { useUrlSearch } from '../url/use-search.ts';
import { FilterChip } from './filter-chip.tsx';
import type { FilterField } from './filter-field.ts';

/** The filters that are set, and how to clear them all. */
export function useFilters(fields: readonly FilterField[]): { active: number; clear: () => void } {
  const [search, change] = useUrlSearch();
  const keys = fields.map(({ key }) => key);
  return {
    active: keys.filter((key) => valuesOf(search, key).length > 0).length,
    clear: () => change(withoutKeys(search, keys)),
  };
}

/** Filters as one line of chips, each kept in the address. */
export function FilterBar({ fields }: { fields: readonly FilterField[] }) {
  const text = useText('ui');
  const [search, change] = useUrlSearch();
  const { active, clear } = useFilters(fields);
  return (
    <fieldset className="ys-filters ys-fieldset ys-no-print" aria-label={text('filter.label')}>
      {fields.map((field) => {
        const values = valuesOf(search, field.key);
        const set = (next: readonly string[]) => change(withValues(search, field.key, next), { replace: true });
        if (field.kind === 'day') {
          return <DayFilter key={field.key} label={field.label} value={values[0] ?? ''} onChange={set} />;
        }
        return field.kind === 'words' ? (
          <WordsFilter key={field.key} label={field.label} value={values[0] ?? ''} onChange={set} />
        ) : (
          <FilterChip
            key={field.key}
            label={field.label}
            options={field.options}
            single={field.single}
            values={values}
            onChange={set}
          />
        );
      })}
      {active === 0 ? null : (
        <button type="button" className="ys-link ys-chip" onClick={clear}>
          {text('filter.clear')}
        </button>
      )}
    </fieldset>
  );
}

/** A day, from or until which rows count; one that is not whole yet changes nothing. */
function DayFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (values: readonly string[]) => void;
}) {
  return (
    <label className="ys-chip ys-day">
      {label}
      <input
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
      />
    </label>
  );
}

/** Words are searched for when typing rests, and at once on Enter. */
function WordsFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (values: readonly string[]) => void;
}) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  const apply = (next: string) => {
    if (next.trim() !== value) onChange(next.trim() === '' ? [] : [next.trim()]);
  };
  useEffect(() => {
    const timer = setTimeout(() => apply(words), 400);
    return () => clearTimeout(timer);
  });
  return (
    <span className="ys-find">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={60}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply(words);
        }}
      />
    </span>
  );
}
