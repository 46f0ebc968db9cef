import { parseSync } from 'vite';

/** The regular expressions that a source text holds as literals. */
export function readLiterals(file: string, text: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, regex } = node as { type?: string; regex?: { pattern: string } };
    if (type === 'Literal' && regex) found.push(regex.pattern);
    for (const value of Object.values(node)) walk(value);
  };
  walk(parseSync(file, text).program);
  return found;
}

/** Groups that repeat and hold something that repeats without bound, or alternatives of which two begin alike. */
export function nestedRepeats(source: string): string[] {
  return groupsOf(source)
    .filter(({ repeats }) => repeats)
    .filter(({ inner }) => mayStartAnew(inner) || alternativesBeginAlike(inner))
    .map(({ inner }) => inner);
}

interface Group {
  inner: string;
  /** Any number of times. */
  repeats: boolean;
}

function groupsOf(source: string): Group[] {
  const groups: Group[] = [];
  const open: number[] = [];
  for (const [index, letter] of letters(source)) {
    if (letter === '(') open.push(index);
    if (letter !== ')') continue;
    const start = open.pop() ?? 0;
    const after = source.slice(index + 1);
    const inner = source.slice(start + 1, index).replace(/^\?(?:[:=!]|<[=!]|<\w+>)/, '');
    groups.push({ inner, repeats: /^(?:[*+]|\{\d+,\})/.test(after) });
  }
  return groups;
}

/** Every letter outside classes that is not escaped, with its place. */
function* letters(source: string): Generator<[number, string]> {
  let inClass = false;
  for (let index = 0; index < source.length; index += 1) {
    const letter = source[index] ?? '';
    if (letter === '\\') {
      index += 1;
      continue;
    }
    if (letter === '[') inClass = true;
    if (letter === ']') inClass = false;
    if (!inClass) yield [index, letter];
  }
}

/**
 * Whether a group can be split into rounds in more than one way: everything in it may be left out or repeated, so that
 * nothing marks where a round begins. `\.[a-z]+` is marked by its full stop.
 */
function mayStartAnew(inner: string): boolean {
  const plain = inner.replace(/\\[wdsWDS]|\[(?:\\.|[^\]\\])+\]/g, 'C');
  const parts = plain.match(/(?:\\.|[^\\])(?:[*+?]|\{\d+(?:,\d*)?\})?\??/g) ?? [];
  const unbounded = parts.some((part) => /(?:[*+]|\{\d+,\})\??$/.test(part));
  const marked = parts.some((part) => !/(?:[*+?]|\{\d+,\d*\})\??$/.test(part) && !/^[C.]/.test(part));
  return unbounded && !marked;
}

function alternativesBeginAlike(inner: string): boolean {
  const bars = [...letters(inner)].filter(([, letter]) => letter === '|').map(([index]) => index);
  if (bars.length === 0 || inner.includes('(')) return false;
  const starts = [-1, ...bars]
    .map((index) => inner.slice(index + 1))
    .map((one) => /^(?:\\.|\[[^\]]+\]|.)?/.exec(one)?.[0]);
  return new Set(starts).size < starts.length;
}

const pieces = [
  'a',
  '0',
  '-',
  '.',
  ' ',
  '\t',
  '_',
  '/',
  'A',
  '一',
  '(',
  ',',
  'a ',
  'a.',
  '0-',
  'ab',
  '\n',
  '%',
  '"',
  '\\',
];

/** How the work of a pattern grows with the text, at worst of texts that begin well and then fail. */
export interface Growth {
  texts: number;
  /** How many times more work four times the letters are: about 4 when each letter is looked at a few times. */
  worst: number;
}

/** Tries a pattern on texts of one piece over and over, with an end that does not match; undefined where it is no pattern. */
export function growthOf(source: string, size = 8_000): Growth | undefined {
  const pattern = compile(source);
  if (pattern === undefined) return undefined;
  const growth: Growth = { texts: 0, worst: 4 };
  for (const piece of pieces) {
    for (const end of ['\u0001', '!']) {
      growth.texts += 1;
      const text = (length: number) => piece.repeat(length / piece.length) + end;
      // Work too small to measure grows slowly enough, whatever it does.
      if (workOf(pattern, text(size)) < 20_000) continue;
      const [less, more] = [leastWork(pattern, text(size / 4)), leastWork(pattern, text(size))];
      growth.worst = Math.max(growth.worst, more / Math.max(less, 500));
    }
  }
  return growth;
}

function compile(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Some patterns are written for one kind only.
    }
  }
  return undefined;
}

/** Time of this process alone, in microseconds: other work on the machine does not count. */
function workOf(pattern: RegExp, text: string): number {
  const before = process.cpuUsage();
  pattern.test(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const leastWork = (pattern: RegExp, text: string) => Math.min(...[1, 2, 3].map(() => workOf(pattern, text)));
