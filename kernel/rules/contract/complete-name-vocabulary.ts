import type { AnswerType, RuleDefinition, TermType } from './rule-definition.ts';

/** What a name stands for in the expressions of a rule. */
export type RuleWordKind = 'term' | 'parameter' | 'decision' | 'knowledge';

/** A name that expressions may use, with the values that it has as far as they are known. */
export interface RuleWord {
  readonly name: string;
  readonly is: RuleWordKind;
  /** Null for parameters, whose type is that of their values. */
  readonly type: TermType | { readonly is: AnswerType } | null;
  /** Names of what a function is called with; empty for everything else. */
  readonly called: readonly string[];
  /** Of a parameter that is a list: its texts. */
  readonly texts?: readonly string[];
}

/** The names of a rule; functions that FEEL brings are known besides. */
export type RuleVocabulary = readonly RuleWord[];

/**
 * The names that an expression of a rule may use; `without` leaves out the decision that it belongs to, `lists` are the texts
 * of parameters that are lists.
 */
export function vocabularyOf(
  { terms, parameters, knowledge, decisions }: RuleNames,
  without?: string,
  lists: ReadonlyMap<string, readonly string[]> = new Map(),
): RuleVocabulary {
  return [
    ...terms.map(({ name, type }) => ({ name, is: 'term' as const, type, called: [] })),
    ...parameters.map((name) => {
      const texts = lists.get(name);
      return { name, is: 'parameter' as const, type: null, called: [], ...(texts && { texts }) };
    }),
    ...decisions
      .filter(({ name }) => name !== without)
      .map(({ name, type }) => ({ name, is: 'decision' as const, type: { is: type }, called: [] })),
    ...knowledge.map((one) => ({
      ...{ name: one.name, is: 'knowledge' as const, type: { is: one.type } },
      called: one.parameters.map(({ name }) => name),
    })),
  ];
}

/** The part of a rule that gives names. */
export type RuleNames = Pick<RuleDefinition, 'terms' | 'parameters' | 'knowledge' | 'decisions'>;

/** The values that a name is limited to; empty where it is not. */
export function allowedOf(word: Pick<RuleWord, 'type'> | undefined): readonly string[] {
  const type = word?.type;
  return type?.is === 'text' && 'allowed' in type ? (type.allowed ?? []) : [];
}

/** The texts that a name may be compared with: its allowed values; of a text without any those of the lists that the rule reads. */
export function comparedWith(word: RuleWord, vocabulary: RuleVocabulary): readonly string[] {
  if (word.texts !== undefined) return word.texts;
  const allowed = allowedOf(word);
  if (allowed.length > 0 || word.type?.is !== 'text') return allowed;
  return [...new Set(vocabulary.flatMap(({ texts = [] }) => texts))];
}
