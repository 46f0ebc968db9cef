import './case-table.css';
import { useDeferredValue, useMemo, useState } from 'react';
import type { RuleCase } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useNarrow } from '../media/narrow.ts';
import { CaseCell } from './case-cell.tsx';
import {
  type CaseColumn,
  type CaseRun,
  caseCellId,
  caseColumns,
  judgeCase,
  pasteCases,
  withCaseText,
} from './case-values.ts';
import type { CaseTableProps } from './rule-props.ts';

const mostCases = 200;

/**
 * Test cases in a plain table: what is given on which day, what is expected, and beneath what came out as one types; cells
 * of a spreadsheet are pasted from any cell on.
 */
export default function CaseTable(props: CaseTableProps) {
  const { label, definition, answer, onChange, today, readOnly = false } = props;
  const { cases } = definition;
  const text = useText('rules');
  const narrow = useNarrow();
  const columns = useMemo(() => caseColumns(definition), [definition]);
  const [unread, setUnread] = useState<readonly string[]>([]);
  // Typing goes on while the cases are answered.
  const settled = useDeferredValue(cases);
  const runs = useMemo(() => settled.map((one) => judgeCase(one, answer(one))), [settled, answer]);
  const wrong = runs.filter((run) => run.wrong.size > 0).length;
  const empty: RuleCase = {
    name: text('editor.cases.newName', { at: cases.length + 1 }),
    on: today,
    given: {},
    expected: {},
  };
  const table = {
    ...{ label, cases, columns, runs, readOnly },
    onCell: (row: number, column: CaseColumn, typed: string) => {
      const one = cases[row];
      const next = one === undefined ? undefined : withCaseText(one, column, typed);
      if (next !== undefined) onChange(cases.with(row, next));
      return next !== undefined;
    },
    onPaste: (row: number, column: number, pasted: string) => {
      const filled = pasteCases(cases, { row, column }, { pasted, columns, empty });
      setUnread(filled.unread);
      onChange(filled.cases);
    },
    onCopy: (row: number) => onChange(cases.toSpliced(row + 1, 0, ...cases.slice(row, row + 1))),
    onRemove: (row: number) => onChange(cases.toSpliced(row, 1)),
  };
  const open = cases.filter(({ expected }) => Object.keys(expected).length === 0).length;
  const failed = runs.some((run) => run.failed);
  return (
    <div className="ys-cases">
      <p role="status">
        {cases.length === 0
          ? text('editor.cases.none')
          : failed
            ? text('editor.cases.failed')
            : cases.length === open
              ? null
              : text(wrong === 0 ? 'editor.cases.allRight' : 'editor.cases.someWrong', {
                  count: cases.length - open,
                  wrong,
                })}
        {open === 0 ? null : ` ${text('editor.cases.open', { count: open })}`}
      </p>
      {narrow ? <CaseCards {...table} /> : <CaseGrid {...table} />}
      {unread.length === 0 ? null : (
        <p className="ys-case-wrong">{text('editor.table.unclear', { cells: unread.slice(0, 8).join('、') })}</p>
      )}
      {readOnly ? null : (
        <button
          type="button"
          className="ys-link"
          disabled={cases.length >= mostCases}
          onClick={() => onChange([...cases, empty])}
        >
          <Icon name="plus" />
          {text('editor.cases.add')}
        </button>
      )}
    </div>
  );
}

interface CaseRowsProps {
  label: string;
  cases: readonly RuleCase[];
  columns: readonly CaseColumn[];
  runs: readonly CaseRun[];
  readOnly: boolean;
  onCell: (row: number, column: CaseColumn, typed: string) => boolean;
  onPaste: (row: number, column: number, pasted: string) => void;
  onCopy: (row: number) => void;
  onRemove: (row: number) => void;
}

function useColumnTitle(): (column: CaseColumn) => string {
  const text = useText('rules');
  return ({ of, name }) => {
    if (of === 'name' || of === 'day') return text(`editor.cases.${of}`);
    return of === 'given' ? name : text('editor.cases.expected', { name });
  };
}

function CaseGrid(props: CaseRowsProps) {
  const { label, cases, columns, readOnly } = props;
  const text = useText('rules');
  const titleOf = useColumnTitle();
  if (cases.length === 0) return null;
  return (
    <div className="ys-cases-scroll">
      <table className="ys-cases-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.of}>
                {titleOf(column)}
              </th>
            ))}
            {readOnly ? null : (
              <th scope="col" className="verbs">
                <span className="ys-hidden">{text('editor.cases.verbs')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rowsOf(cases).map(({ row, key }) => (
            <tr key={key}>
              {columns.map((column, at) => (
                <td key={column.key} className={column.of} id={caseCellId(row, column.key)}>
                  <CaseCell {...cellProps(props, { row, column, at, title: titleOf(column) })} />
                </td>
              ))}
              {readOnly ? null : (
                <td className="verbs">
                  <CaseVerbs {...props} row={row} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CaseCards(props: CaseRowsProps) {
  const { label, cases, columns, readOnly } = props;
  const titleOf = useColumnTitle();
  return (
    <ol className="ys-case-cards" aria-label={label}>
      {rowsOf(cases).map(({ row, key }) => (
        <li key={key}>
          {columns.map((column, at) => (
            <div key={column.key} className="ys-case-field" id={caseCellId(row, column.key)}>
              <span aria-hidden="true">{titleOf(column)}</span>
              <CaseCell {...cellProps(props, { row, column, at, title: titleOf(column) })} />
            </div>
          ))}
          {readOnly ? null : <CaseVerbs {...props} row={row} />}
        </li>
      ))}
    </ol>
  );
}

function rowsOf(cases: readonly RuleCase[]) {
  return cases.map((_, row) => ({ row, key: `case ${row + 1}` }));
}

function cellProps(
  { cases, runs, readOnly, onCell, onPaste }: CaseRowsProps,
  { row, column, at, title }: { row: number; column: CaseColumn; at: number; title: string },
) {
  return {
    ...{ row, column, title, readOnly, one: cases[row], run: runs[row] },
    onType: (typed: string) => onCell(row, column, typed),
    onPaste: (pasted: string) => onPaste(row, at, pasted),
  };
}

function CaseVerbs({ cases, row, onCopy, onRemove }: CaseRowsProps & { row: number }) {
  const text = useText('rules');
  return (
    <span className="ys-case-verbs">
      <button type="button" className="ys-link" disabled={cases.length >= mostCases} onClick={() => onCopy(row)}>
        {text('editor.cases.copy')}
        <span className="ys-hidden">{cases[row]?.name}</span>
      </button>
      <button type="button" className="ys-link" onClick={() => onRemove(row)}>
        {text('editor.cases.remove')}
        <span className="ys-hidden">{cases[row]?.name}</span>
      </button>
    </span>
  );
}
