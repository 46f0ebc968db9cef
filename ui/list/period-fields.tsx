import './period-fields.css';
import { valuesOf, withValues } from '../url/search.ts';
import { useUrlSearch } from '../url/use-search.ts';

/** Words of {@link PeriodFields}. */
export interface PeriodWords {
  period: string;
  from: string;
  to: string;
}

/** First and last day of a period above a list, kept in the address under `from` and `to`. */
export function PeriodFields({ words }: { words: PeriodWords }) {
  const [search, change] = useUrlSearch();
  return (
    <fieldset className="ys-period ys-fieldset ys-no-print" aria-label={words.period}>
      {(['from', 'to'] as const).map((key) => (
        <label key={key}>
          <span>{words[key]}</span>
          <input
            type="date"
            value={valuesOf(search, key)[0] ?? ''}
            onChange={({ target: { value } }) =>
              change(withValues(search, key, value === '' ? [] : [value]), { replace: true })
            }
          />
        </label>
      ))}
    </fieldset>
  );
}
