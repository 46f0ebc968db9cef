import './rule.css';
import type { EditorView } from '@codemirror/view';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Proposal } from '#kernel/rules/contract/complete-name.ts';
import { applyFix, explainMistake, type Mistake, mendMistakes } from '#kernel/rules/contract/explain-mistake.ts';
import { useText } from '../i18n/i18n.ts';
import { openEditor, showFaults, showSource } from './expression-editor.ts';
import { MistakeList } from './mistake-list.tsx';
import type { ExpressionFieldProps } from './rule-props.ts';
import { useMistakeWords } from './rule-words.tsx';

/** What is not finished is no mistake as long as somebody writes on. */
const waiting = new Set(['unfinished', 'missingElse', 'missingQuote', 'missingBracket', 'unknownName']);

/**
 * An expression of FEEL to be written: names proposed by part or initials (Ctrl+Space asks), mistakes underlined at their
 * characters and explained below with a button that mends them. Tab leaves the field.
 */
export default function ExpressionField(props: ExpressionFieldProps) {
  const { label, value, onChange, bare = false, readOnly = false } = props;
  const text = useText('rules');
  const id = useId();
  const { holder, focused, mistakes } = useEditor(props, id);
  const mend = () => onChange(mendMistakes(value, surroundingsOf(props)).source);
  return (
    <div
      className={`ys-feel${readOnly ? ' read' : ''}${mistakes.length > 0 ? ' bad' : ''}${focused ? ' focused' : ''}`}
    >
      {bare ? null : (
        <div className="ys-feel-label" id={`${id}-label`}>
          {label}
        </div>
      )}
      <div className="ys-feel-field" ref={holder} />
      <MistakeList
        id={`${id}-why`}
        mistakes={mistakes}
        onFix={readOnly ? undefined : (fix) => onChange(applyFix(value, fix))}
        onFixAll={readOnly ? undefined : mend}
        label={text('editor.field.mistakes', { label })}
      />
    </div>
  );
}

/** The same field within a cell, without label and list of mistakes: these stand under the row. */
export function CellExpression(props: ExpressionFieldProps) {
  const id = useId();
  const { holder, view } = useEditor(props, id);
  useEffect(() => {
    const editor = view.current;
    editor?.dispatch({ selection: { anchor: editor.state.doc.length } });
    editor?.focus();
  }, [view]);
  return <div className="ys-feel ys-feel-cell" ref={holder} />;
}

function surroundingsOf({ vocabulary, kind = 'expression', tested, answers }: ExpressionFieldProps) {
  return { vocabulary, kind, tested, answers };
}

function useEditor(props: ExpressionFieldProps, id: string) {
  const {
    label,
    value,
    vocabulary,
    kind = 'expression',
    tested,
    answers,
    lines = 'one',
    faults,
    readOnly = false,
  } = props;
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ ...props, describe: useDescribe() });
  latest.current = { ...props, describe: useDescribe() };
  const [focused, setFocused] = useState(false);
  const words = useMistakeWords();
  const told = useMemo(
    () => explainMistake(value, { vocabulary, kind, tested, answers }),
    [value, vocabulary, kind, tested, answers],
  );
  const settled = useSettled(value, focused);
  const mistakes = useMemo((): readonly Mistake[] => {
    const later = (faults ?? []).map(
      (fault): Mistake => ({ ...fault, code: fault.code as Mistake['code'], params: inText(fault.params), fix: null }),
    );
    const all = told.length > 0 ? told : later;
    if (focused && !settled) return [];
    return focused ? all.filter(({ code }) => !waiting.has(code)) : all;
  }, [told, faults, focused, settled]);
  useEffect(() => {
    const place = holder.current;
    if (place === null) return;
    const { value: source, placeholder = '', onChange: _ } = latest.current;
    const editor = openEditor(place, {
      ...{ source, lines, placeholder, readOnly, attributes: attributesOf(label) },
      surroundings: () => ({
        vocabulary: latest.current.vocabulary,
        tested: latest.current.tested,
        describe: latest.current.describe,
        onChange: (typed) => latest.current.onChange(typed),
      }),
    });
    view.current = editor;
    const onFocus = (event: FocusEvent) => setFocused(event.type === 'focusin');
    place.addEventListener('focusin', onFocus);
    place.addEventListener('focusout', onFocus);
    return () => {
      place.removeEventListener('focusin', onFocus);
      place.removeEventListener('focusout', onFocus);
      editor.destroy();
    };
  }, [lines, readOnly, label]);
  useEffect(() => {
    if (view.current !== undefined) showSource(view.current, value);
  }, [value]);
  useEffect(() => {
    if (view.current === undefined) return;
    const wrong: Record<string, string> =
      mistakes.length === 0 ? {} : { 'aria-invalid': 'true', 'aria-describedby': `${id}-why` };
    const shown = mistakes.map((one) => ({ from: one.from, to: one.to, words: words(one) }));
    showFaults(view.current, shown, { ...attributesOf(label), ...wrong });
  });
  return { holder, view, focused, mistakes };
}

function attributesOf(label: string): Record<string, string> {
  return { 'aria-label': label, spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' };
}

function inText(params: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
}

/** Whether nobody has typed for a moment: words about mistakes do not flicker with every letter. */
function useSettled(value: string, focused: boolean): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (!focused) {
      setSettled(value);
      return;
    }
    const wait = setTimeout(() => setSettled(value), 500);
    return () => clearTimeout(wait);
  }, [value, focused]);
  return settled === value;
}

function useDescribe(): (proposal: Proposal) => { kind: string; call: string; says: string } {
  const text = useText('rules');
  return ({ is, key, label, called }) => {
    const kind = text(`editor.kinds.${is}`);
    if (key !== null) return { kind, call: text(`functions.${key}.call`), says: text(`functions.${key}.says`) };
    return { kind, call: called.length === 0 ? '' : `${label}(${called.join(', ')})`, says: '' };
  };
}
