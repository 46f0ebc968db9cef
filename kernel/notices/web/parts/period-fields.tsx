import './notices.css';
import { useText, useUrlSearch, valuesOf, withValues } from '#ui/index.ts';

/** First and last day of the period, kept in the address. */
export function PeriodFields() {
  const text = useText('notices');
  const [search, change] = useUrlSearch();
  return (
    <fieldset className="not-period ys-fieldset ys-no-print" aria-label={text('columns.period')}>
      {(['from', 'to'] as const).map((key) => (
        <label key={key}>
          <span>{text(`columns.${key}`)}</span>
          <input
            type="date"
            value={valuesOf(search, key)[0] ?? ''}
            onChange={(event) =>
              change(withValues(search, key, event.target.value === '' ? [] : [event.target.value]), { replace: true })
            }
          />
        </label>
      ))}
    </fieldset>
  );
}
