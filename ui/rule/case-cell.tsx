import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { RuleCase, RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { type CaseColumn, type CaseRun, caseText } from './case-values.ts';

/** Properties of {@link CaseCell}. */
export interface CaseCellProps {
  row: number;
  column: CaseColumn;
  title: string;
  one: RuleCase | undefined;
  run: CaseRun | undefined;
  readOnly: boolean;
  /** Takes what was typed; false where it is no value of the column. */
  onType: (typed: string) => boolean;
  onPaste: (pasted: string) => void;
}

/** One value of a case in its field, below an expected one what came out. */
export function CaseCell(props: CaseCellProps) {
  const { column, one, run, readOnly } = props;
  const words = useDatumWords();
  const id = useId();
  if (one === undefined) return null;
  const stored = caseText(one, column);
  const choices = column.is === 'boolean' ? ['true', 'false'] : column.allowed;
  return (
    <>
      {readOnly ? (
        <span>{words(stored === '' ? null : column.is === 'boolean' ? stored === 'true' : stored)}</span>
      ) : choices.length > 0 ? (
        <ChoiceCell {...props} stored={stored} choices={choices} id={id} />
      ) : (
        <TypedCell {...props} stored={stored} id={id} />
      )}
      {column.of === 'expected' ? <CameOut id={id} name={column.name} stored={stored} run={run} /> : null}
    </>
  );
}

/** A value in the words of people. */
export function useDatumWords(): (value: RuleDatum | undefined) => string {
  const text = useText('rules');
  return (value) => {
    if (value === null || value === undefined) return text('editor.value.unknown');
    return typeof value === 'boolean' ? text(`editor.value.${value ? 'yes' : 'no'}`) : value;
  };
}

interface FieldProps extends CaseCellProps {
  stored: string;
  id: string;
}

function useCellLabel({ title, row }: CaseCellProps): string {
  return useText('rules')('editor.cases.cell', { row: row + 1, title });
}

function ChoiceCell(props: FieldProps & { choices: readonly string[] }) {
  const { stored, choices, column, onType, id } = props;
  const text = useText('rules');
  const words = useDatumWords();
  const label = useCellLabel(props);
  const listed = stored === '' || choices.includes(stored) ? choices : [stored, ...choices];
  return (
    <select
      className="ys-case-input"
      aria-label={label}
      aria-describedby={id}
      value={stored}
      onChange={(event) => onType(event.target.value)}
    >
      <option value="">{column.of === 'expected' ? text('editor.cases.unchecked') : words(null)}</option>
      {listed.map((choice) => (
        <option key={choice} value={choice}>
          {column.is === 'boolean' ? words(choice === 'true') : choice}
        </option>
      ))}
    </select>
  );
}

function TypedCell(props: FieldProps) {
  const { stored, column, row, onType, onPaste, id } = props;
  const label = useCellLabel(props);
  const text = useText('rules');
  const [typed, setTyped] = useState(stored);
  const [bad, setBad] = useState(false);
  useEffect(() => {
    setTyped(stored);
    setBad(false);
  }, [stored]);
  return (
    <>
      <input
        className={`ys-case-input ${column.is}`}
        aria-label={label}
        aria-describedby={id}
        aria-invalid={bad || undefined}
        data-case-cell={`${row} ${column.key}`}
        placeholder={column.of === 'expected' ? text('editor.cases.unchecked') : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onType(event.target.value);
        }}
        onBlur={() => {
          const read = onType(typed);
          setBad(!read);
          if (read) setTyped(stored);
        }}
        onKeyDown={(event) => goDown(event, `${row + 1} ${column.key}`)}
        onPaste={(event: ClipboardEvent) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!/[\t\n]/.test(pasted.trim())) return;
          event.preventDefault();
          onPaste(pasted);
        }}
      />
      {bad ? <span className="ys-case-wrong">{text(`editor.cases.bad.${column.is}`, { typed })}</span> : null}
    </>
  );
}

/** Enter goes to the same column of the next case, as in a sheet. */
function goDown(event: KeyboardEvent, place: string): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.currentTarget instanceof HTMLElement)) return;
  const table = event.currentTarget.closest('.ys-cases');
  table?.querySelector<HTMLElement>(`[data-case-cell="${CSS.escape(place)}"]`)?.focus();
}

function CameOut({ id, name, stored, run }: { id: string; name: string; stored: string; run: CaseRun | undefined }) {
  const text = useText('rules');
  const words = useDatumWords();
  if (run === undefined || run.failed) return <span id={id} />;
  const value = words(run.answers.get(name));
  if (stored === '') {
    return (
      <span id={id} className="ys-meta">
        {text('editor.cases.cameOut', { value })}
      </span>
    );
  }
  const wrong = run.wrong.has(name);
  return (
    <span id={id} className={wrong ? 'ys-case-wrong' : 'ys-case-right'}>
      {wrong ? '✗ ' : '✓ '}
      {text(wrong ? 'editor.cases.cameOut' : 'editor.cases.asExpected', { value })}
    </span>
  );
}
