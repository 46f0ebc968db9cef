import { findBrackets } from './explain-mistake-brackets.ts';
import type { Fix, Mistake, MistakeCode } from './explain-mistake-shapes.ts';
import type { Token } from './explain-mistake-tokens.ts';
import { asciiOf, isoOf } from './explain-mistake-written.ts';

interface Reading {
  readonly kind: 'expression' | 'cell';
  /** Whether the parser reads the source as it stands. */
  readonly readable: boolean;
}

/** Signs that FEEL writes otherwise. */
const otherSigns: Readonly<Record<string, string>> = {
  '==': '=',
  '&&': 'and',
  '||': 'or',
  '<>': '!=',
  '=>': '>=',
  '=<': '<=',
  '≥': '>=',
  '≤': '<=',
  '≧': '>=',
  '≦': '<=',
  '≠': '!=',
  '∧': 'and',
  '∨': 'or',
  '√': 'sqrt',
  ';': ',',
};

/** Mistakes of signs, quotes, numbers and words, which can be seen without knowing any name. */
export function explainSigns(source: string, tokens: readonly Token[], reading: Reading): Mistake[] {
  const each = tokens.flatMap((token, at) => explainToken(source, { token, at, tokens, reading }));
  const brackets = reading.readable ? [] : findBrackets(tokens, source.length);
  return [...each, ...brackets];
}

interface Place {
  readonly token: Token;
  readonly at: number;
  readonly tokens: readonly Token[];
  readonly reading: Reading;
}

function explainToken(source: string, place: Place): Mistake[] {
  const { token } = place;
  const { from, to } = token;
  const shown = source.slice(from, to);
  switch (token.is) {
    case 'text':
      return explainText(source, place);
    case 'number':
      return shown === asciiOf(shown) ? [] : [fullWidth(token, shown)];
    case 'written':
      return explainWritten(shown, place);
    case 'foreign':
      return [explainForeign(source, place)];
    case 'between':
      return explainBetween(source, place);
    case 'sign':
      return explainSign(source, place);
    default:
      return [];
  }
}

function mistake(code: MistakeCode, fix: Fix, params: Record<string, string>): Mistake {
  return { code, from: fix.from, to: fix.to, params, fix };
}

function fullWidth({ from, to }: { from: number; to: number }, shown: string, meant = asciiOf(shown)): Mistake {
  return mistake('fullWidth', { from, to, insert: meant }, { found: shown, meant });
}

function explainText(source: string, { token, tokens, at }: Place): Mistake[] {
  if (token.is !== 'text') return [];
  const { from, to, quote, closed } = token;
  const inside = source.slice(from + 1, closed ? to - 1 : to);
  if (!closed) {
    // The text most likely ends where the next sign or line begins.
    const end = from + 1 + (/^[^\s,，)）\]】}]*/.exec(inside)?.[0].length ?? 0);
    const fix = { from, to: end, insert: `"${source.slice(from + 1, end)}"` };
    return [{ ...mistake('missingQuote', fix, { text: source.slice(from + 1, end) }) }];
  }
  if (quote === "'") {
    return [mistake('singleQuotes', { from, to, insert: `"${inside}"` }, { text: inside })];
  }
  const wrong = [from, to - 1].filter((place) => source[place] !== '"');
  if (wrong.length > 0) {
    const fix = { from, to, insert: `"${inside}"` };
    return [mistake('fullWidth', fix, { found: wrong.map((place) => source[place]).join(''), meant: '"' })];
  }
  const [bracket, name] = [tokens[at - 1], tokens[at - 2]];
  const dated = bracket?.is === 'sign' && bracket.sign === '(' && name?.is === 'name' && name.name === 'date';
  return dated ? explainDateText(token, inside) : [];
}

/** `date("2026-1-1")` has no value: a date of FEEL has two digits for month and day. */
function explainDateText({ from, to }: Token, inside: string): Mistake[] {
  const parts = /^\s*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?\s*$/.exec(asciiOf(inside))?.slice(1);
  const iso = parts === undefined ? null : isoOf(parts);
  if (iso === null || iso === inside) return [];
  return [mistake('dateText', { from, to, insert: `"${iso}"` }, { found: inside, meant: iso })];
}

function explainWritten(shown: string, { token, at, tokens, reading }: Place): Mistake[] {
  if (token.is !== 'written') return [];
  const { written } = token;
  const fix = { from: token.from, to: token.to, insert: written.insert };
  const told = mistake(written.is, fix, { found: shown, meant: written.insert });
  // In brackets and lists a comma parts two numbers: only a group that begins with 0 shows that it does not.
  const parted = written.is === 'thousands' && (depthAt(tokens, at) > 0 || reading.kind === 'cell');
  if (parted && !/[,，][0０]/.test(shown)) return shown === asciiOf(shown) ? [] : [fullWidth(token, shown)];
  return [told];
}

function depthAt(tokens: readonly Token[], at: number): number {
  return tokens.slice(0, at).reduce((depth, token) => {
    if (token.is !== 'sign') return depth;
    return depth + ('([{'.includes(token.sign) ? 1 : ')]}'.includes(token.sign) ? -1 : 0);
  }, 0);
}

function explainForeign(source: string, { token, at, tokens }: Place): Mistake {
  const { from, to } = token;
  const { word, meant } = token.is === 'foreign' ? token : { word: '', meant: '' };
  if (meant === 'not') return explainNot(source, { token, next: tokens[at + 1], found: word });
  const before = from > 0 && /[^\s(（]/.test(source.charAt(from - 1)) ? ' ' : '';
  const after = to < source.length && /[^\s)）,，]/.test(source.charAt(to)) ? ' ' : '';
  return mistake('word', { from, to, insert: before + meant + after }, { found: word, meant });
}

function explainNot(
  source: string,
  { token: { from, to }, next, found }: { token: Token; next: Token | undefined; found: string },
): Mistake {
  const bracket = next?.is === 'sign' && next.sign === '(';
  if (bracket) return mistake('not', { from, to, insert: 'not' }, { found, meant: 'not(…)' });
  if (next === undefined) return { code: 'not', from, to, params: { found, meant: 'not(…)' }, fix: null };
  const fix = { from, to: next.to, insert: `not(${source.slice(next.from, next.to)})` };
  return { ...mistake('not', fix, { found, meant: fix.insert }), to };
}

function explainSign(source: string, place: Place): Mistake[] {
  const { token, at, tokens, reading } = place;
  if (token.is !== 'sign') return [];
  const { from, to, sign } = token;
  const shown = source.slice(from, to);
  const next = tokens[at + 1];
  if (sign === '!' && !(next?.is === 'sign' && next.sign.startsWith('=') && next.from === to)) {
    return [explainNot(source, { token, next, found: shown })];
  }
  const range = reading.kind === 'cell' ? explainRange(source, place) : null;
  if (range !== null) return [range];
  const meant = otherSigns[sign];
  if (meant !== undefined)
    return [mistake('sign', { from, to, insert: spaced(source, token, meant) }, { found: shown, meant })];
  // A full stop ends a sentence, not an expression.
  if (shown === '。' && next === undefined) return [fullWidth(token, shown, '')];
  return shown === asciiOf(shown) ? [] : [fullWidth(token, shown)];
}

/** Words that take the place of signs need blanks around them. */
function spaced(source: string, { from, to }: Token, meant: string): string {
  if (!/^[a-z]/.test(meant)) return meant;
  const before = /\s/.test(source.charAt(from - 1)) ? '' : ' ';
  return before + meant + (/\s/.test(source.charAt(to)) ? '' : ' ');
}

/** `100-500` and `100～500` in a cell: FEEL would subtract, a document means from and to. */
function explainRange(source: string, { token, at, tokens }: Place): Mistake | null {
  if (token.is !== 'sign' || (token.sign !== '-' && token.sign !== '~')) return null;
  const [low, high] = [tokens[at - 1], tokens[at + 1]];
  const alone = tokens[at - 2] === undefined && tokens[at + 2] === undefined;
  if (!alone || low?.is !== 'number' || high?.is !== 'number') return null;
  const said = (part: Token) => asciiOf(source.slice(part.from, part.to));
  const insert = `[${said(low)}..${said(high)}]`;
  const fix = { from: low.from, to: high.to, insert };
  return mistake('rangeSign', fix, { found: source.slice(low.from, high.to), meant: insert });
}

/** A document's way to say `between A and B`. */
function explainBetween(source: string, { token }: Place): Mistake[] {
  if (token.is !== 'between') return [];
  const { from, to, low, high } = token;
  const meant = `between ${low} and ${high}`;
  const insert = `${/\s/.test(source.charAt(from - 1)) ? '' : ' '}${meant}`;
  return [mistake('between', { from, to, insert }, { found: source.slice(from, to), meant })];
}
