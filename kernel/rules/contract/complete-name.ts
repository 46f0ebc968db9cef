import { type OfferedFunction, offeredFunctions } from './complete-name-functions.ts';
import { initialsOf } from './complete-name-initials.ts';
import { comparedWith, type RuleVocabulary, type RuleWord, type RuleWordKind } from './complete-name-vocabulary.ts';

/** Something that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly is: RuleWordKind | 'function' | 'value';
  /** What is written, and where the cursor stands behind it, counted from its begin. */
  readonly insert: string;
  readonly cursor: number;
  /** Of a function: the key of its call and words in the locale. */
  readonly key: string | null;
  /** Names of what one's own function is called with. */
  readonly called: readonly string[];
}

/** What may be written at a place, best first, and the characters that it takes the place of. */
export interface Proposals {
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
}

/** Where names are proposed: `asked` also before anything is typed. */
export interface CompleteSurroundings {
  readonly vocabulary: RuleVocabulary;
  /** The input that a cell tests. */
  readonly tested?: RuleWord | undefined;
  readonly asked: boolean;
}

/** Proposals at a place of an expression: values inside quotes and behind comparisons, else names, by part or by initials. */
export function completeNames(source: string, position: number, around: CompleteSurroundings): Proposals {
  const before = source.slice(0, position);
  const quoted = openQuote(before);
  if (quoted !== null) return valuesIn(source, { position, quoted }, around);
  const typed = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const behind = valuesBehind(before.slice(0, position - typed.length), around);
  const values = behind.filter((value) => matchOf(value, typed) < none).map(valueProposal);
  if (typed === '' && !around.asked) return { from: position, to: position, proposals: values };
  // A name of several words may have begun some words before.
  const starts = wordStarts(before, typed);
  for (const from of starts) {
    const said = before.slice(from);
    const names = ranked(said, around.vocabulary);
    const more = from < position - typed.length ? names.filter(({ label }) => label.includes(' ')) : names;
    if (more.length > 0 || from === starts.at(-1)) {
      return { from, to: position, proposals: from === starts.at(-1) ? [...values, ...more] : more };
    }
  }
  return { from: position, to: position, proposals: values };
}

/** Where the text begins in which the cursor stands; null outside of texts. */
function openQuote(before: string): number | null {
  let open: number | null = null;
  for (let at = 0; at < before.length; at += 1) {
    if (open !== null && before[at] === '\\') at += 1;
    else if (before[at] === '"') open = open === null ? at : null;
  }
  return open;
}

function valuesIn(
  source: string,
  { position, quoted }: { position: number; quoted: number },
  around: CompleteSurroundings,
): Proposals {
  const typed = source.slice(quoted + 1, position);
  const closed = source[position] === '"';
  const proposals = valuesBehind(source.slice(0, quoted), around)
    .filter((value) => matchOf(value, typed) < none)
    .map(valueProposal);
  return { from: quoted, to: closed ? position + 1 : position, proposals };
}

/** The values that fit behind `term =`, `term in (`, `list contains(list,` or a comma of such a list; in a cell those of what it tests. */
function valuesBehind(before: string, { vocabulary, tested }: CompleteSurroundings): readonly string[] {
  const texts = vocabulary
    .filter((word) => comparedWith(word, vocabulary).length > 0)
    .toSorted((a, b) => b.name.length - a.name.length);
  const compared = /^(.*?)(?:(?<=\blist contains\s*\([^()]*),|!?=|\bin\b\s*[([]?(?:\s*"[^"]*"\s*,)*)\s*$/su
    .exec(before)?.[1]
    ?.trimEnd();
  const named = compared === undefined ? undefined : texts.find(({ name }) => compared.endsWith(name));
  if (named !== undefined) return comparedWith(named, vocabulary);
  const tests = tested !== undefined && /^\s*(?:not\s*\(\s*)?(?:"[^"]*"\s*,\s*)*$/.test(before);
  if (!tests) return [];
  return tested.type?.is === 'boolean' ? ['true', 'false'] : comparedWith(tested, vocabulary);
}

function valueProposal(value: string): Proposal {
  const insert = value === 'true' || value === 'false' ? value : `"${value}"`;
  return { label: value, is: 'value', insert, cursor: insert.length, key: null, called: [] };
}

function wordStarts(before: string, typed: string): readonly number[] {
  const run = /(?:[\p{L}_][\p{L}\p{N}_]* )*$/u.exec(before.slice(0, before.length - typed.length))?.[0] ?? '';
  const first = before.length - typed.length - run.length;
  const starts = [...run.matchAll(/(?<=^| )[^ ]/gu)].map(({ index }) => first + index).slice(-4);
  return typed === '' ? [before.length] : [...starts, before.length - typed.length];
}

/** How well a name is met: the lower the better, `none` not at all. */
const none = 9;

function matchOf(name: string, typed: string): number {
  if (typed === '') return 0;
  const [whole, part] = [name.toLowerCase(), typed.toLowerCase()];
  if (whole.startsWith(part)) return 1;
  if (whole.includes(part)) return 2;
  if (!/^[a-z0-9]+$/.test(part)) return none;
  const initials = initialsOf(name).replaceAll(' ', '');
  if (initials.startsWith(part)) return 3;
  return part.length > 1 && initials.includes(part) ? 4 : none;
}

const order: readonly Proposal['is'][] = ['value', 'term', 'parameter', 'decision', 'knowledge', 'function'];

function ranked(typed: string, vocabulary: RuleVocabulary): readonly Proposal[] {
  const words = vocabulary.map((word) => ({ proposal: wordProposal(word), match: matchOf(word.name, typed) }));
  const functions = offeredFunctions.map((one) => ({
    proposal: functionProposal(one),
    match: matchOf(one.name, typed),
  }));
  return [...words, ...functions]
    .filter(({ match, proposal }) => match < none && proposal.label !== typed)
    .sort((a, b) => a.match - b.match || order.indexOf(a.proposal.is) - order.indexOf(b.proposal.is))
    .slice(0, 60)
    .map(({ proposal }) => proposal);
}

function wordProposal({ name, is, called }: RuleWord): Proposal {
  if (is !== 'knowledge') return { label: name, is, insert: name, cursor: name.length, key: null, called };
  return { label: name, is, insert: `${name}()`, cursor: name.length + 1, key: null, called };
}

function functionProposal({ name, key }: OfferedFunction): Proposal {
  const cursor = name.length + (name === 'today' ? 2 : 1);
  return { label: name, is: 'function', insert: `${name}()`, cursor, key, called: [] };
}
