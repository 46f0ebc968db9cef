import { Button, InputNumber, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { formatCount, useText } from '#ui/index.ts';

interface PlaceFormProps {
  draft: DraftView;
  busy: boolean;
  onChange: (place: { sheet?: number; headerRows?: { first: number; last: number } }) => void;
}

/** Which sheet of the file, and which rows are its heading; found by the reader, changed only where it was wrong. */
export function SheetPlaceForm({ draft, busy, onChange }: PlaceFormProps) {
  const text = useText('imports');
  const id = useId();
  const [first, setFirst] = useState(draft.headerRows[0] ?? 1);
  const [last, setLast] = useState(draft.headerRows.at(-1) ?? 1);
  const changed = first !== draft.headerRows[0] || last !== draft.headerRows.at(-1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ headerRows: { first, last: Math.max(first, last) } });
  };
  return (
    <form className="imports-place" onSubmit={submit}>
      {draft.sheets.length < 2 ? null : (
        <div className="imports-field">
          <label htmlFor={`${id}sheet`}>{text('columns.sheet')}</label>
          <Select
            id={`${id}sheet`}
            value={draft.sheet}
            disabled={busy}
            onChange={(sheet: number) => onChange({ sheet })}
            options={draft.sheets.map(({ name, rows, hidden }, value) => ({
              value,
              label: text(hidden ? 'columns.sheetHidden' : 'columns.sheetName', { name, rows: formatCount(rows) }),
            }))}
          />
        </div>
      )}
      <fieldset className="ys-fieldset imports-header-rows">
        <legend>{text('columns.headerRows')}</legend>
        <label htmlFor={`${id}first`}>{text('columns.from')}</label>
        <InputNumber id={`${id}first`} min={1} precision={0} value={first} onChange={(value) => setFirst(value ?? 1)} />
        <label htmlFor={`${id}last`}>{text('columns.to')}</label>
        <InputNumber id={`${id}last`} min={1} precision={0} value={last} onChange={(value) => setLast(value ?? 1)} />
        <span>{text('columns.rowWord')}</span>
        {changed ? (
          <Button htmlType="submit" loading={busy}>
            {text('columns.useRows')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}
