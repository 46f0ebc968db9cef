import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  moveCompletionSelection,
  startCompletion,
} from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap, placeholder, tooltips } from '@codemirror/view';
import { completeNames, type Proposal } from '#kernel/rules/contract/complete-name.ts';
import type { RuleVocabulary, RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import { highlighted, refreshHighlight } from './expression-highlight.ts';

/** What the editor asks while it is used; read anew each time, so that it need not be made anew. */
export interface EditorSurroundings {
  vocabulary: RuleVocabulary;
  tested: RuleWord | undefined;
  /** The kind of a proposal in one word, how it is called and what it does. */
  describe: (proposal: Proposal) => { kind: string; call: string; says: string };
  onChange: (source: string) => void;
}

/** What the editor is made with, once. */
export interface EditorSetting {
  source: string;
  lines: 'one' | 'many';
  attributes: Readonly<Record<string, string>>;
  placeholder: string;
  readOnly: boolean;
  surroundings: () => EditorSurroundings;
}

/** Something to be underlined, in characters of the source, with its words. */
export interface Underlined {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Marks a change that was made by the properties of the field, not by its reader. */
const fromOutside = Annotation.define<boolean>();
const attributes = new Compartment();

/** Makes an editor of one expression within an element. */
export function openEditor(parent: HTMLElement, setting: EditorSetting): EditorView {
  const { source, lines, readOnly, surroundings } = setting;
  const extensions: Extension[] = [
    // Styles that CodeMirror writes carry the page's nonce: the policy of the page lets no others pass.
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''),
    history(),
    highlighted(surroundings),
    autocompletion({
      override: [(context) => propose(context, surroundings())],
      icons: false,
      defaultKeymap: false,
      tooltipClass: () => 'ys-feel-popup',
    }),
    keymap.of([
      ...proposalKeys,
      ...historyKeymap,
      ...standardKeymap.filter(({ key }) => lines === 'many' || key !== 'Enter'),
    ]),
    // Above a table that scrolls, and yet within the panel or page that the field belongs to.
    tooltips({ position: 'fixed', parent: parent.closest<HTMLElement>('[popover], dialog, main') ?? document.body }),
    attributes.of(EditorView.contentAttributes.of(setting.attributes)),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      const told = transactions.some((one) => one.annotation(fromOutside) === true);
      if (docChanged && !told) surroundings().onChange(state.doc.toString());
    }),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    placeholder(setting.placeholder),
    ...(lines === 'one' ? oneLine : [EditorView.lineWrapping]),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: source, extensions }) });
}

/** Puts another text into the editor, as its properties say. */
export function showSource(view: EditorView, source: string): void {
  const shown = view.state.doc.toString();
  if (shown === source) return;
  view.dispatch({
    changes: { from: 0, to: shown.length, insert: source },
    annotations: fromOutside.of(true),
  });
}

/** Underlines characters, tells readers of the field that something is wrong, and draws names by what they now are. */
export function showFaults(
  view: EditorView,
  faults: readonly Underlined[],
  told: Readonly<Record<string, string>>,
): void {
  const { length } = view.state.doc;
  const inside = faults.filter(({ to }) => to <= length);
  view.dispatch(
    setDiagnostics(
      view.state,
      inside.map(({ from, to, words }) => ({ from, to, severity: 'error', message: words })),
    ),
  );
  view.dispatch({
    effects: [attributes.reconfigure(EditorView.contentAttributes.of(told)), refreshHighlight.of(null)],
  });
}

/** A field of one line takes what is pasted into it as one line, and leaves Enter to what it stands in. */
const oneLine: readonly Extension[] = [
  EditorView.clipboardInputFilter.of((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  ),
  EditorState.transactionFilter.of((one) => (one.docChanged && one.newDoc.lines > 1 ? [] : one)),
];

/** Enter takes a proposal, Escape closes them, Ctrl+Space asks for them; Tab always leaves the field. */
const proposalKeys: readonly KeyBinding[] = [
  { key: 'Ctrl-Space', run: startCompletion },
  { key: 'Escape', run: closeCompletion },
  { key: 'ArrowDown', run: moveCompletionSelection(true) },
  { key: 'ArrowUp', run: moveCompletionSelection(false) },
  { key: 'PageDown', run: moveCompletionSelection(true, 'page') },
  { key: 'PageUp', run: moveCompletionSelection(false, 'page') },
  { key: 'Enter', run: acceptCompletion },
];

function propose({ state, pos, explicit }: CompletionContext, around: EditorSurroundings): CompletionResult | null {
  const { vocabulary, tested, describe } = around;
  const found = completeNames(state.doc.toString(), pos, { vocabulary, tested, asked: explicit });
  if (found.proposals.length === 0) return null;
  return {
    from: found.from,
    to: found.to,
    // Which of them fit is known already, also by initials.
    filter: false,
    options: found.proposals.map((proposal) => optionOf(proposal, describe(proposal))),
  };
}

function optionOf(proposal: Proposal, { kind, call, says }: { kind: string; call: string; says: string }): Completion {
  const { label, insert, cursor, is } = proposal;
  return {
    label,
    displayLabel: call === '' ? label : call,
    detail: kind,
    type: is,
    ...(says === '' ? {} : { info: says }),
    apply: (view, _completion, from, to) => {
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + cursor },
        scrollIntoView: true,
        userEvent: 'input.complete',
      });
    },
  };
}
