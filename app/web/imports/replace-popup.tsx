import { Button } from 'antd';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { formatCount, Popup, type SheetColumn, useText } from '#ui/index.ts';

interface ReplacePopupProps {
  column: SheetColumn;
  /** What the cells read now. */
  raw: string;
  /** How many cells read so. */
  count: number;
  proposal: string | null;
  onReplace: (value: string) => void;
}

/** 同类全部改为: one new text for every cell of the column that reads the same. */
export function ReplacePopup({ column, raw, count, proposal, onReplace }: ReplacePopupProps) {
  const text = useText('imports');
  const label = text('repair.replaceAll', { count, shown: formatCount(count) });
  return (
    <Popup button={label} buttonClass="ys-link" label={label}>
      {(close) => (
        <ReplaceForm
          column={column}
          raw={raw}
          count={count}
          proposal={proposal}
          onReplace={(value) => {
            close();
            onReplace(value);
          }}
        />
      )}
    </Popup>
  );
}

function ReplaceForm({ column, raw, count, proposal, onReplace }: ReplacePopupProps) {
  const text = useText('imports');
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [value, setValue] = useState(proposal ?? '');
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReplace(value);
  };
  const attributes = { id, ref: field, className: 'ys-sheet-field', value };
  return (
    <form className="ys-sheet-ask" onSubmit={submit}>
      <label htmlFor={id}>
        {text('replace.label', { column: column.title, raw: raw === '' ? text('replace.empty') : raw })}
      </label>
      {column.choices === undefined ? (
        <input {...attributes} onChange={(event) => setValue(event.target.value)} />
      ) : (
        <select {...attributes} onChange={(event) => setValue(event.target.value)}>
          <option value="">{text('replace.choose')}</option>
          {column.choices.map((choice) => (
            <option key={choice.value} value={choice.label}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      <Button htmlType="submit" disabled={value === raw}>
        {text('replace.verb', { count, shown: formatCount(count) })}
      </Button>
    </form>
  );
}
