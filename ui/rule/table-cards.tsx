import { useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import ExpressionField from './expression-field.tsx';
import { cellText, editRow, mostRows, placesOf, testedBy, withCell } from './table-edits.ts';
import type { TableRowsProps } from './table-grid.tsx';
import { CellMistake, RowSentences } from './table-parts.tsx';
import { mistakesToMend } from './use-table-faults.ts';

/** The rows of a decision table for a phone: each a card that says itself in words, one open to be changed. */
export function TableCards(props: TableRowsProps) {
  const { label, table } = props;
  const [open, setOpen] = useState<number>();
  return (
    <ol className="ys-table-cards" aria-label={label}>
      {placesOf(table.rows).map(({ at: row, key }) => (
        <li key={key}>
          <Card {...props} row={row} open={open === row} onOpen={() => setOpen(open === row ? undefined : row)} />
        </li>
      ))}
    </ol>
  );
}

interface CardProps extends TableRowsProps {
  row: number;
  open: boolean;
  onOpen: () => void;
}

function Card(props: CardProps) {
  const { table, output, sentences, onChange, readOnly = false, row, open, onOpen } = props;
  const text = useText('rules');
  const shown = table.rows[row];
  if (shown === undefined) return null;
  const columns = [...table.inputs.map(({ text: title }) => title), output];
  return (
    <>
      <h3>{text('editor.table.rowOf', { row: row + 1 })}</h3>
      {open ? <CardFields {...props} columns={columns} /> : <CardWords {...props} columns={columns} />}
      {open ? null : (
        <ul>
          {placesOf(columns).flatMap(({ at: column, key }) =>
            mistakesToMend(props, { row, column }).map(({ mistake, mended }) => (
              <CellMistake
                key={`${key} ${mistake.code} ${mistake.from}`}
                id={`card-${row}-${column}-${mistake.from}`}
                column={columns[column] ?? ''}
                mistake={mistake}
                mended={mended}
                onMend={readOnly ? undefined : (meant) => onChange(withCell(table, { row, column }, meant))}
              />
            )),
          )}
        </ul>
      )}
      <RowSentences
        label={text('editor.table.sentencesOf', { row: row + 1 })}
        chosen={shown.sentences}
        sentences={sentences}
        onChange={
          readOnly
            ? undefined
            : (chosen) =>
                onChange({
                  ...table,
                  rows: table.rows.map((one, at) => (at === row ? { ...one, sentences: chosen } : one)),
                })
        }
      />
      {readOnly ? null : (
        <div className="ys-table-verbs">
          <button type="button" className="ys-link" aria-expanded={open} onClick={onOpen}>
            {text(open ? 'editor.table.done' : 'editor.table.change')}
          </button>
          <button
            type="button"
            className="ys-link"
            disabled={table.rows.length >= mostRows}
            onClick={() => onChange(editRow(table, row, 'copy'))}
          >
            {text('editor.table.row.copy')}
          </button>
          <button type="button" className="ys-link" onClick={() => onChange(editRow(table, row, 'remove'))}>
            {text('editor.table.row.remove')}
          </button>
        </div>
      )}
    </>
  );
}

function CardWords({ table, row, columns }: CardProps & { columns: readonly string[] }) {
  return (
    <dl>
      {placesOf(columns).map(({ at: column, key }) => (
        <div key={key}>
          <dt>{columns[column]}</dt>
          <dd>
            <code>{cellText(table, { row, column })}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CardFields({ table, vocabulary, onChange, row, columns }: CardProps & { columns: readonly string[] }) {
  return (
    <>
      {placesOf(columns).map(({ at: column, key }) => (
        <ExpressionField
          key={key}
          label={columns[column] ?? ''}
          value={cellText(table, { row, column }) ?? ''}
          onChange={(typed) => onChange(withCell(table, { row, column }, typed))}
          vocabulary={vocabulary}
          kind={column === table.inputs.length ? 'expression' : 'cell'}
          tested={column === table.inputs.length ? undefined : testedBy(vocabulary, columns[column] ?? '')}
        />
      ))}
    </>
  );
}
