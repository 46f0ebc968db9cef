import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { type Column, mostColumns } from './column.ts';

/** Chooses which columns a register shows, nine at most; the first cannot be hidden. */
export function ColumnPicker<Row>({
  columns,
  picked,
  pick,
}: {
  columns: readonly Column<Row>[];
  picked: readonly string[];
  pick: (keys: string[] | undefined) => void;
}) {
  const text = useText('ui');
  const full = picked.length >= mostColumns;
  return (
    <Popup
      buttonClass="ys-link ys-tool ys-wide-only"
      label={text('list.columns')}
      button={
        <>
          <Icon name="columns" />
          {text('list.columns')}
        </>
      }
    >
      {() => (
        <fieldset className="ys-options ys-fieldset" aria-label={text('list.columns')}>
          {columns.map(({ key, title }, index) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={picked.includes(key)}
                disabled={index === 0 || (full && !picked.includes(key))}
                onChange={(event) =>
                  pick(event.target.checked ? [...picked, key] : picked.filter((each) => each !== key))
                }
              />
              <span>{title}</span>
            </label>
          ))}
          <footer>
            <span className="ys-meta">{text('list.mostColumns', { count: mostColumns })}</span>
            <button type="button" className="ys-link" onClick={() => pick(undefined)}>
              {text('list.usualColumns')}
            </button>
          </footer>
        </fieldset>
      )}
    </Popup>
  );
}
