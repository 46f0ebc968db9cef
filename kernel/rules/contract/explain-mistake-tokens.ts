import type { RuleWordKind } from './complete-name-vocabulary.ts';
import words from './explain-mistake-words.json' with { type: 'json' };
import { asciiOf, readWritten, type Written } from './explain-mistake-written.ts';
import { builtInFunctions } from './feel-functions/builtins.ts';

/** What a part of a source is to somebody who reads it leniently. */
export type Token = { readonly from: number; readonly to: number } & TokenShape;

type TokenShape =
  /** A text in quotes; `closed` false where it runs to the end. `quote` is the sign it begins with, in ASCII. */
  | { readonly is: 'text'; readonly quote: '"' | "'"; readonly closed: boolean }
  | { readonly is: 'number' }
  | { readonly is: 'written'; readonly written: Written }
  | { readonly is: 'name'; readonly name: string; readonly kind: RuleWordKind | 'function' }
  /** A value of a term, without its quotes. */
  | { readonly is: 'value'; readonly text: string }
  | { readonly is: 'unknown'; readonly name: string }
  /** A word that FEEL keeps for itself. */
  | { readonly is: 'keyword'; readonly word: string }
  /** A word of the language of documents that FEEL has another for. */
  | { readonly is: 'foreign'; readonly word: string; readonly meant: string }
  /** From one value to another, as a document says it: the values as they stand there. */
  | { readonly is: 'between'; readonly low: string; readonly high: string }
  | { readonly is: 'sign'; readonly sign: string };

/** Names and values that a reader knows. */
export interface KnownWords {
  readonly names: ReadonlyMap<string, RuleWordKind>;
  readonly values: ReadonlySet<string>;
}

const keywords = new Set([
  ...['and', 'or', 'not', 'if', 'then', 'else', 'between', 'in', 'for', 'return', 'some', 'every', 'satisfies'],
  ...['instance', 'of', 'true', 'false', 'null', 'function', 'external', 'list', 'context', 'range'],
]);
const functions = new Set(builtInFunctions.map(({ name }) => name));
const foreign: ReadonlyMap<string, string> = new Map(Object.entries(words.words));
const byLength = (them: Iterable<string>) => [...them].sort((a, b) => b.length - a.length);
const foreignByLength = byLength(foreign.keys());
const functionsByLength = byLength(functions);
const signs = ['**', '..', '->', '&&', '||', '==', '!=', '<>', '>=', '<=', '=>', '=<'];
const { start, middle, end } = words.between;
const between = new RegExp(
  `${start}\\s*([^${start}]{1,80}?)\\s*(?:${middle.join('|')})\\s*([^${start}]{1,80}?)\\s*${end}`,
  'y',
);
const comment = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const letter = /[\p{L}_]/u;
const part = /[\p{L}\p{N}_]/u;
const digit = /[0-9]/;

/** Reads a source into tokens, whatever it is; blanks and comments are left out. */
export function tokensOf(source: string, known: KnownWords): readonly Token[] {
  return new Reader(source, known).read();
}

class Reader {
  private readonly source: string;
  private readonly ascii: string;
  private readonly known: KnownWords;
  private readonly namesByLength: readonly string[];
  private readonly valuesByLength: readonly string[];
  private readonly found: Token[] = [];

  constructor(source: string, known: KnownWords) {
    this.source = source;
    this.ascii = asciiOf(source);
    this.known = known;
    this.namesByLength = byLength(known.names.keys());
    this.valuesByLength = byLength(known.values);
  }

  read(): readonly Token[] {
    for (let at = 0; at < this.source.length; ) at = this.next(at);
    return joinUnknown(this.found, this.source);
  }

  private push(from: number, to: number, shape: TokenShape): number {
    this.found.push({ from, to, ...shape });
    return to;
  }

  private next(at: number): number {
    const sign = this.ascii.charAt(at);
    if (/\s/.test(sign)) return at + 1;
    comment.lastIndex = at;
    const skipped = comment.exec(this.source);
    if (skipped !== null) return at + skipped[0].length;
    if (sign === '"' || sign === "'") return this.text(at, sign);
    if (digit.test(sign) || (sign === '.' && digit.test(this.ascii.charAt(at + 1)))) return this.number(at);
    if (letter.test(this.letterAt(at))) return this.word(at);
    const two = this.ascii.slice(at, at + 2);
    const length = signs.includes(two) ? 2 : 1;
    return this.push(at, at + length, { is: 'sign', sign: this.ascii.slice(at, at + length) });
  }

  private letterAt(at: number): string {
    return String.fromCodePoint(this.source.codePointAt(at) ?? 0x20);
  }

  private text(from: number, quote: '"' | "'"): number {
    // A text closes with its own quote; one that has none closes with the quote of a Chinese keyboard.
    const own = this.source.charAt(from) === quote ? closing(this.source, from + 1, quote) : -1;
    const end = own === -1 ? closing(this.ascii, from + 1, quote) : own;
    if (end !== -1) return this.push(from, end + 1, { is: 'text', quote, closed: true });
    return this.push(from, this.source.length, { is: 'text', quote, closed: false });
  }

  private number(from: number): number {
    const written = readWritten(this.ascii, from);
    const before = this.found.at(-1);
    const operand = before?.is === 'sign' && before.sign === '.' ? null : written;
    if (operand !== null && (this.endsAt(from + operand.length) || operand.is === 'date')) {
      return this.push(from, from + operand.length, { is: 'written', written: operand });
    }
    const [digits = ''] = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(this.ascii.slice(from, from + 400)) ?? [];
    return this.push(from, from + Math.max(1, digits.length), { is: 'number' });
  }

  private word(from: number): number {
    return (
      this.between(from) ??
      this.rulesOwn(from) ??
      this.english(from) ??
      this.foreignWord(from) ??
      this.push(from, this.unknownEnd(from), { is: 'unknown', name: this.source.slice(from, this.unknownEnd(from)) })
    );
  }

  private between(from: number): number | null {
    between.lastIndex = from;
    const match = between.exec(this.source);
    const [all = '', low = '', high = ''] = match ?? [];
    return match === null ? null : this.push(from, from + all.length, { is: 'between', low, high });
  }

  private beginsBetween(at: number): boolean {
    between.lastIndex = at;
    return between.test(this.source);
  }

  /** A name of the rule, a function of FEEL or a value of a term. */
  private rulesOwn(from: number): number | null {
    const name = this.longest(this.namesByLength, from);
    const value = this.longest(this.valuesByLength, from);
    const builtIn = this.longest(functionsByLength, from);
    const longest = Math.max(name?.length ?? 0, value?.length ?? 0, builtIn?.length ?? 0);
    if (longest === 0) return null;
    const to = from + longest;
    if (name?.length === longest) {
      return this.push(from, to, { is: 'name', name, kind: this.known.names.get(name) ?? 'term' });
    }
    // A function is one where it is called; a word may be both.
    const called = /^\s*\(/.test(this.ascii.slice(to, to + 20));
    if (builtIn?.length === longest && called) {
      return this.push(from, to, { is: 'name', name: builtIn, kind: 'function' });
    }
    if (value?.length === longest) return this.push(from, to, { is: 'value', text: value });
    return keywords.has(builtIn ?? '')
      ? null
      : this.push(from, to, { is: 'name', name: builtIn ?? '', kind: 'function' });
  }

  private english(from: number): number | null {
    const [word = ''] = /^[A-Za-z]+/.exec(this.source.slice(from, from + 40)) ?? [];
    if (!keywords.has(word.toLowerCase()) || !this.endsAt(from + word.length)) return null;
    if (keywords.has(word)) return this.push(from, from + word.length, { is: 'keyword', word });
    return this.push(from, from + word.length, { is: 'foreign', word, meant: word.toLowerCase() });
  }

  private foreignWord(from: number): number | null {
    const word = this.longest(foreignByLength, from, (found) => found.length > 1);
    if (word === null) return null;
    return this.push(from, from + word.length, { is: 'foreign', word, meant: foreign.get(word) ?? word });
  }

  /** The longest of some words that stands here and ends here, or after which anything may stand. */
  private longest(them: readonly string[], from: number, loose = (_found: string) => false): string | null {
    const found = them.find(
      (one) => this.source.startsWith(one, from) && (loose(one) || this.endsAt(from + one.length)),
    );
    return found ?? null;
  }

  /** Whether a word may end here: a name goes on with letters and digits, unless another word begins. */
  private endsAt(at: number): boolean {
    if (!part.test(this.letterAt(at))) return true;
    if (/[0-9]/.test(this.source.charAt(at))) return foreignByLength.some((one) => this.source.endsWith(one, at));
    if (this.beginsBetween(at)) return true;
    return [...foreignByLength, ...this.namesByLength].some((one) => this.source.startsWith(one, at));
  }

  /** Where a word that nobody knows ends: at a sign, a blank, or where a known one of two letters or more begins. */
  private unknownEnd(from: number): number {
    for (let at = from + this.letterAt(from).length; at < this.source.length; at += this.letterAt(at).length) {
      if (!part.test(this.letterAt(at))) return at;
      const begins = [...foreignByLength, ...this.namesByLength].some(
        (one) => one.length > 1 && this.source.startsWith(one, at),
      );
      if (begins) return at;
    }
    return this.source.length;
  }
}

/** The place of the sign that closes a text; −1 where there is none before the end. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** Words that nobody knows are one name where blanks alone lie between them. */
function joinUnknown(tokens: readonly Token[], source: string): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.is === 'unknown' && last?.is === 'unknown' && /^[ ]+$/.test(source.slice(last.to, token.from))) {
      joined.splice(-1, 1, { ...last, to: token.to, name: `${last.name} ${token.name}` });
    } else joined.push(token);
  }
  return joined;
}
