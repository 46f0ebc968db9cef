import { type Extension, type Range, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { RuleVocabulary, RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import { knownWords } from '#kernel/rules/contract/explain-mistake.ts';
import { type Token, tokensOf } from '#kernel/rules/contract/explain-mistake-tokens.ts';

interface Known {
  vocabulary: RuleVocabulary;
  tested: RuleWord | undefined;
}

/** Draws the names of an expression anew: the vocabulary changed, not the text. */
export const refreshHighlight = StateEffect.define<null>();

/** Names, texts and numbers drawn by what they are: terms, parameters, decisions, functions, values, unknown ones. */
export function highlighted(surroundings: () => Known): Extension {
  const draw = (doc: Text) => marksOf(doc.toString(), surroundings());
  return StateField.define<DecorationSet>({
    create: ({ doc }) => draw(doc),
    update: (marks, { docChanged, effects, state }) =>
      docChanged || effects.some((one) => one.is(refreshHighlight)) ? draw(state.doc) : marks,
    provide: (field) => EditorView.decorations.from(field),
  });
}

function marksOf(source: string, around: Known): DecorationSet {
  const marks = tokensOf(source, knownWords(around)).flatMap((token): Range<Decoration>[] => {
    const name = classOf(token);
    return name === null ? [] : [Decoration.mark({ class: `ys-feel-${name}` }).range(token.from, token.to)];
  });
  return Decoration.set(marks, true);
}

function classOf(token: Token): string | null {
  switch (token.is) {
    case 'name':
      return token.kind;
    case 'text':
    case 'unknown':
    case 'keyword':
    case 'number':
      return token.is;
    default:
      return null;
  }
}
