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
}

/** The names of a rule; functions that FEEL brings are known besides. */
export type RuleVocabulary = readonly RuleWord[];

/** The names that an expression of a rule may use; `without` leaves out the decision that it belongs to. */
export function vocabularyOf({ terms, parameters, knowledge, decisions }: RuleNames, without?: string): RuleVocabulary {
  return [
    ...terms.map(({ name, type }) => ({ name, is: 'term' as const, type, called: [] })),
    ...parameters.map((name) => ({ name, is: 'parameter' as const, type: null, called: [] })),
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
