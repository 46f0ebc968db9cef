import {
  type ClipboardEvent,
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/i18n.ts';
import { actOf, cellBeside, editActOf } from '../sheet/grid-keys.ts';
import { FaultMark } from '../sheet/sheet-cell.tsx';
import { useFocusKept } from '../sheet/use-grid-focus.ts';
import { CellExpression } from './expression-field.tsx';
import type { DecisionTableGridProps } from './rule-props.ts';
import {
  cellText,
  editInput,
  editRow,
  mostInputs,
  mostRows,
  type Pasted,
  pasteInto,
  placesOf,
  type TableCell,
  testedBy,
  withCell,
} from './table-edits.ts';
import { CellMistake, LineVerbs, RowSentences, useKindWords } from './table-parts.tsx';
import { type CellMistakes, mistakesToMend } from './use-table-faults.ts';

/** Properties of the rows of a table, as a grid or as cards. */
export interface TableRowsProps extends DecisionTableGridProps {
  mistakes: CellMistakes;
  onPasted: (pasted: Pasted) => void;
}

const gridRole = { role: 'grid' } as const;

/** The rows of a decision table under their inputs: arrows walk, Enter or F2 edits, Escape leaves, Ctrl+V pastes cells. */
export function TableGrid(props: TableRowsProps) {
  const { label, table } = props;
  const grid = useTableGrid(props);
  return (
    <div className="ys-sheet-scroll">
      <table
        {...gridRole}
        className="ys-sheet-table ys-table-grid"
        aria-label={label}
        ref={grid.table}
        onKeyDown={grid.onKeyDown}
        onClick={grid.onClick}
        onFocus={grid.onFocus}
        onPaste={grid.onPaste}
      >
        <TableHead {...props} grid={grid} />
        <tbody>
          {placesOf(table.rows).map(({ at, key }) => (
            <Fragment key={key}>
              <BodyRow {...props} grid={grid} row={at} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Grid = ReturnType<typeof useTableGrid>;

function TableHead(props: TableRowsProps & { grid: Grid }) {
  const { table, output, type, vocabulary, onChange, readOnly = false, grid } = props;
  const text = useText('rules');
  const kindOf = useKindWords();
  return (
    <thead>
      <tr className="ys-table-head">
        <th scope="col">{text('editor.table.number')}</th>
        {placesOf(table.inputs).map(({ at: column, key }) => (
          <GridCell key={key} {...props} cell={{ row: -1, column }} grid={grid}>
            <span className="ys-table-kind">
              {kindOf(testedBy(vocabulary, table.inputs[column]?.text ?? ''))}
              {readOnly ? null : (
                <LineVerbs
                  label={text('editor.table.columnOf', { at: column + 1 })}
                  of="column"
                  allowed={(edit) =>
                    allowedFor(edit, column, { count: table.inputs.length, most: mostInputs, least: 1 })
                  }
                  onEdit={(edit) => onChange(editInput(table, column, edit))}
                />
              )}
            </span>
          </GridCell>
        ))}
        <th scope="col" className="ys-table-output">
          {output}
          <span className="ys-table-kind">{kindOf(undefined, type)}</span>
        </th>
        <th scope="col">{text('editor.table.sentences')}</th>
      </tr>
    </thead>
  );
}

function allowedFor(
  edit: string,
  at: number,
  { count, most, least }: { count: number; most: number; least: number },
): boolean {
  if (edit === 'remove') return count > least;
  if (edit === 'back') return at > 0;
  if (edit === 'forth') return at < count - 1;
  return count < most;
}

function BodyRow(props: TableRowsProps & { grid: Grid; row: number }) {
  const { table, onChange, readOnly = false, sentences, grid, row } = props;
  const text = useText('rules');
  const shown = table.rows[row];
  if (shown === undefined) return null;
  const label = text('editor.table.rowOf', { row: row + 1 });
  const change = (chosen: string[]) =>
    onChange({ ...table, rows: table.rows.map((one, at) => (at === row ? { ...one, sentences: chosen } : one)) });
  return (
    <>
      <tr className="ys-sheet-row">
        <th scope="row">
          {row + 1}
          {readOnly ? null : (
            <LineVerbs
              label={label}
              of="row"
              allowed={(edit) => allowedFor(edit, row, { count: table.rows.length, most: mostRows, least: 0 })}
              onEdit={(edit) => onChange(editRow(table, row, edit))}
            />
          )}
        </th>
        {placesOf([...table.inputs, null]).map(({ at: column, key }) => (
          <GridCell key={key} {...props} cell={{ row, column }} grid={grid} />
        ))}
        <td className="ys-table-sentence-cell">
          <RowSentences
            label={text('editor.table.sentencesOf', { row: row + 1 })}
            chosen={shown.sentences}
            sentences={sentences}
            onChange={readOnly ? undefined : change}
          />
        </td>
      </tr>
      <RowWhy {...props} />
    </>
  );
}

function RowWhy(props: TableRowsProps & { grid: Grid; row: number }) {
  const { table, output, onChange, readOnly = false, grid, row } = props;
  const cells = [...table.inputs, null].map((input, column) => ({
    cell: { row, column },
    title: input?.text ?? output,
  }));
  const faulty = cells.flatMap(({ cell, title }) =>
    mistakesToMend(props, cell).map((told) => ({ cell, title, ...told })),
  );
  if (faulty.length === 0) return null;
  return (
    <tr className="ys-sheet-why bad">
      <td />
      <td colSpan={table.inputs.length + 2} className="ys-sheet-why-cell">
        <div className="ys-sheet-why-box">
          <ul>
            {faulty.map(({ cell, title, mistake, mended }) => (
              <CellMistake
                key={`${cell.column} ${mistake.code} ${mistake.from}`}
                id={`${grid.whyId(cell)}-${mistake.from}`}
                column={title}
                mistake={mistake}
                mended={mended}
                onMend={readOnly ? undefined : (meant) => onChange(withCell(table, cell, meant))}
              />
            ))}
          </ul>
        </div>
      </td>
    </tr>
  );
}

function GridCell({
  table,
  vocabulary,
  mistakes,
  cell,
  grid,
  children,
}: TableRowsProps & { cell: TableCell; grid: Grid; children?: React.ReactNode }) {
  const text = useText('rules');
  const source = cellText(table, cell) ?? '';
  const wrong = mistakes(cell);
  const editing = grid.isEditing(cell);
  const current = grid.at.row === cell.row && grid.at.column === cell.column;
  const head = cell.row === -1;
  const attributes = {
    className: [wrong.length > 0 ? 'bad' : '', editing ? 'edited' : ''].join(' ').trim() || undefined,
    tabIndex: current ? 0 : -1,
    'data-cell': `${cell.row}:${cell.column}`,
    'data-fault': wrong.length > 0 ? 'bad' : undefined,
    'aria-invalid': wrong.length > 0 ? true : undefined,
    'aria-describedby': wrong.map(({ from }) => `${grid.whyId(cell)}-${from}`).join(' ') || undefined,
  } as const;
  const inside = editing ? (
    <CellExpression
      label={text('editor.table.cell', { row: cell.row + 1, column: cell.column + 1 })}
      value={grid.typed}
      onChange={grid.type}
      vocabulary={vocabulary}
      kind={head || cell.column === table.inputs.length ? 'expression' : 'cell'}
      tested={head ? undefined : testedBy(vocabulary, table.inputs[cell.column]?.text ?? '')}
    />
  ) : (
    <span className="ys-sheet-text">
      {wrong.length > 0 ? <FaultMark state="bad" /> : null}
      {source === '' ? <span className="ys-table-empty">{text('editor.table.empty')}</span> : source}
    </span>
  );
  if (head) {
    return (
      <th scope="col" {...attributes}>
        {inside}
        {children}
      </th>
    );
  }
  return <td {...attributes}>{inside}</td>;
}

function useTableGrid({ table, vocabulary, type, mistakes, onChange, onPasted, readOnly = false }: TableRowsProps) {
  const id = useId();
  const element = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<TableCell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ cell: TableCell; typed: string }>();
  // The head counts as the first row of the grid; the answer has no cell there.
  const size = { rows: table.rows.length + 1, columns: table.inputs.length + 1 };
  const inside = (wanted: TableCell): TableCell => {
    const row = Math.max(-1, Math.min(table.rows.length - 1, wanted.row));
    return { row, column: Math.min(wanted.column, row === -1 ? size.columns - 2 : size.columns - 1) };
  };
  const at = inside(place);
  const focus = (to: TableCell) => cellElement(element.current, inside(to))?.focus();
  useFocusKept(element, () => focus(at));
  const edit = (cell: TableCell, text?: string) => {
    if (readOnly || cellText(table, cell) === undefined) return;
    setPlace(cell);
    setEditing({ cell, typed: text ?? cellText(table, cell) ?? '' });
  };
  const finish = (act: 'save' | 'saveAndNext' | 'saveAndPrevious' | 'leave' | 'blur') => {
    if (editing === undefined) return;
    const { cell, typed } = editing;
    setEditing(undefined);
    const kept = cell.row >= 0 && cell.column < table.inputs.length && typed.trim() === '' ? '-' : typed.trim();
    if (act !== 'leave' && kept !== cellText(table, cell)) onChange(withCell(table, cell, kept));
    if (act === 'blur') return;
    const beside = cellBeside({ row: cell.row + 1, column: cell.column }, act === 'saveAndPrevious' ? -1 : 1, size);
    const next = act === 'saveAndNext' || act === 'saveAndPrevious' ? { ...beside, row: beside.row - 1 } : cell;
    setPlace(inside(next));
    // The cell can take the focus once its field is gone.
    requestAnimationFrame(() => focus(next));
  };
  return {
    table: element,
    at,
    typed: editing?.typed ?? '',
    type: (typed: string) => setEditing((one) => (one === undefined ? one : { ...one, typed })),
    whyId: ({ row, column }: TableCell) => `${id}why${row}-${column}`,
    isEditing: ({ row, column }: TableCell) => editing?.cell.row === row && editing.cell.column === column,
    onFocus: (event: FocusEvent) => {
      const cell = cellOf(event.target);
      if (cell !== undefined) setPlace(cell);
      if (editing !== undefined && !isCell(cell, editing.cell)) finish('blur');
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (editing !== undefined) {
        const act = event.defaultPrevented
          ? undefined
          : editActOf({ ...pressOf(event), isComposing: event.nativeEvent.isComposing });
        if (act === undefined) return;
        event.preventDefault();
        finish(act);
        return;
      }
      if (!(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined) return;
      const act = actOf(event, { row: at.row + 1, column: at.column }, size);
      if (act === undefined) return;
      event.preventDefault();
      if (act.do === 'go') focus({ row: act.to.row - 1, column: act.to.column });
      else edit(at, act.text);
    },
    onClick: (event: MouseEvent) => {
      const cell =
        event.target instanceof Element && event.target.closest('button, [popover]') === null
          ? cellOf(event.target)
          : undefined;
      if (cell !== undefined && !isCell(cell, editing?.cell) && (event.detail > 1 || mistakes(cell).length > 0))
        edit(cell);
    },
    onPaste: (event: ClipboardEvent) => {
      if (readOnly || editing !== undefined || at.row === -1) return;
      const pasted = event.clipboardData.getData('text/plain');
      if (pasted.trim() === '') return;
      event.preventDefault();
      onPasted(pasteInto(table, at, { pasted, vocabulary, type }));
    },
  };
}

function isCell(one: TableCell | undefined, other: TableCell | undefined): boolean {
  return one !== undefined && one.row === other?.row && one.column === other.column;
}

function cellOf(target: Element): TableCell | undefined {
  const named = target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
  const [row, column] = (named ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

function cellElement(table: HTMLElement | null, { row, column }: TableCell): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
}

function pressOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, altKey };
}
