import { allowedOf, type RuleVocabulary, type RuleWord } from './complete-name-vocabulary.ts';
import { declaredNames, nearestName } from './explain-mistake-names.ts';
import type { Fix, Mistake, MistakeCode } from './explain-mistake-shapes.ts';
import { explainSigns } from './explain-mistake-signs.ts';
import { type KnownWords, type Token, tokensOf } from './explain-mistake-tokens.ts';
import { parseExpression, parseUnaryTests } from './feel/parse.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import type { AnswerType } from './rule-definition.ts';

export type { Fix, Mistake, MistakeCode } from './explain-mistake-shapes.ts';

/** What an expression is read with. */
export interface MistakeSurroundings {
  readonly vocabulary: RuleVocabulary;
  /** A whole expression, or the test of a table's cell. */
  readonly kind: 'expression' | 'cell';
  /** The input that a cell tests. */
  readonly tested?: RuleWord | undefined;
  /** What the expression answers: of a text the quotes may be missing. */
  readonly answers?: AnswerType | undefined;
}

/**
 * What is wrong with an expression, in the order of the source, none over another: first what a Chinese keyboard or the
 * language of documents leaves behind, then what the parser refuses. Empty for what can be read and names only known names.
 */
export function explainMistake(source: string, around: MistakeSurroundings): readonly Mistake[] {
  if (source.trim() === '' || (around.kind === 'cell' && source.trim() === '-')) return [];
  if (source.length > 10_000) return [whole('tooLarge', source)];
  const tokens = tokensOf(source, knownWords(around));
  const read = readable(source, around);
  const found = [
    ...explainSigns(source, tokens, { kind: around.kind, readable: read === null }),
    ...explainNames(tokens, around),
  ];
  const told = withoutOverlap(found);
  if (told.length > 0 || read === null) return told;
  return [read];
}

/** The source with every offered fix applied, as often as fixes are offered, and the mistakes that remain. */
export function mendMistakes(
  source: string,
  around: MistakeSurroundings,
): { source: string; rest: readonly Mistake[] } {
  let mended = source;
  // Each round mends at least one mistake for good; more rounds than characters would be a circle.
  for (let round = 0; round < 60; round += 1) {
    const mistakes = explainMistake(mended, around);
    const fixes = mistakes.flatMap(({ fix }) => fix ?? []);
    if (fixes.length === 0) return { source: mended, rest: mistakes };
    mended = apart(fixes).reduce(applyFix, mended);
  }
  return { source: mended, rest: explainMistake(mended, around) };
}

/** Fixes that do not share characters, from the last place of the source to the first. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const kept: Fix[] = [];
  for (const fix of fixes.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last === undefined || fix.to <= last.from) kept.push(fix);
  }
  return kept;
}

/** The source with one fix applied. */
export function applyFix(source: string, { from, to, insert }: Fix): string {
  return source.slice(0, from) + insert + source.slice(to);
}

/** What the parser says: null when it reads the source. */
function readable(source: string, { vocabulary, kind }: MistakeSurroundings): Mistake | null {
  const names = { ...builtInNames, ...Object.fromEntries(vocabulary.map(({ name }) => [name, 1] as const)) };
  const parsed = kind === 'cell' ? parseUnaryTests(source, names) : parseExpression(source, names);
  if (parsed.ok) return null;
  if (parsed.why !== 'syntax') return whole(parsed.why, source);
  const end = source.trimEnd().length;
  if (parsed.at.from >= end) {
    const waits = /\bthen\b/.test(source) && !/\belse\b/.test(source) ? 'missingElse' : 'unfinished';
    return { code: waits, from: Math.max(0, end - 1), to: end, params: {}, fix: null };
  }
  const { from } = parsed.at;
  const to = Math.max(parsed.at.to, from + 1);
  return { code: 'syntax', from, to, params: { near: source.slice(from, Math.min(to, from + 20)) }, fix: null };
}

function whole(code: MistakeCode, source: string): Mistake {
  return { code, from: 0, to: source.length, params: {}, fix: null };
}

/** The names and values that a reader of an expression knows. */
export function knownWords({ vocabulary, tested }: Pick<MistakeSurroundings, 'vocabulary' | 'tested'>): KnownWords {
  const values = [...vocabulary, ...(tested === undefined ? [] : [tested])].flatMap(allowedOf);
  return {
    names: new Map(vocabulary.map(({ name, is }) => [name, is])),
    // What is a name cannot be told from a value that lacks its quotes.
    values: new Set(values),
  };
}

function explainNames(tokens: readonly Token[], { vocabulary, kind, tested, answers }: MistakeSurroundings): Mistake[] {
  const declared = declaredNames(tokens);
  const texts = kind === 'cell' ? tested?.type?.is === 'text' : answers === 'text';
  return tokens.flatMap((token, at): Mistake[] => {
    const { from, to } = token;
    if (token.is === 'value') return [missingQuotes(token, token.text)];
    if (token.is !== 'unknown' || declared.has(token.name)) return [];
    const before = tokens[at - 1];
    // What stands behind a point belongs to the value before it.
    if (before?.is === 'sign' && before.sign === '.') return [];
    const near = nearestName(token.name, [...vocabulary.map(({ name }) => name), ...(texts ? allowedOf(tested) : [])]);
    if (near === null) {
      if (texts && allowedOf(tested).length === 0) return [missingQuotes(token, token.name)];
      return [{ code: 'unknownName', from, to, params: { name: token.name }, fix: null }];
    }
    const insert = vocabulary.some(({ name }) => name === near) ? near : `"${near}"`;
    return [{ code: 'nearName', from, to, params: { name: token.name, near }, fix: { from, to, insert } }];
  });
}

function missingQuotes({ from, to }: Token, text: string): Mistake {
  return { code: 'missingQuotes', from, to, params: { text }, fix: { from, to, insert: `"${text}"` } };
}

/** The first of those that share characters; the others are told once it is mended. */
function withoutOverlap(mistakes: readonly Mistake[]): readonly Mistake[] {
  const sorted = mistakes.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Mistake[] = [];
  for (const mistake of sorted) {
    const last = kept.at(-1);
    if (last === undefined || mistake.from >= last.to) kept.push(mistake);
  }
  return kept;
}
