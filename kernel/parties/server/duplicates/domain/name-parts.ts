import words from './firm-name-words.json' with { type: 'json' };

/** A firm's name taken apart, so that what tells firms apart is compared and the rest is not. */
export interface NameParts {
  /** The whole name: full-width forms narrowed, blanks and punctuation dropped, capitals. */
  whole: string;
  /** Brand and trade: without legal form, city, zone and brackets. */
  core: string;
  /** Legal form as far as it tells firms apart: nothing when none is written. */
  form: '' | 'limited' | 'jointStock' | 'partnership' | 'other';
  /** What stands in brackets and is no legal form: mostly a place. */
  place: string;
  /** The branch it is, or nothing for the house itself: branches are firms of their own. */
  branch: string;
  /** Numbers that tell siblings apart (first branch, works no. 2, third phase), in order. */
  numbers: string;
}

const { province, city, notCities, afterNoCity, digits, ten, ordinal } = words;
const legalForm = new RegExp(`(${words.forms.join('|')})$`);
const formKinds = words.formKinds.map(([kind = '', pattern = '']) => ({ kind, pattern: new RegExp(pattern) }));
const inBrackets = new Set(words.bracketForms);
const branchEnd = new RegExp(`(${words.branches.join('|')})$`);
const han = '\\p{Script=Han}';
const administrative = new RegExp(
  `^(?:${han}{2,3}${province})?(?:${han}{2,3}(?<![${notCities}])${city}(?![${afterNoCity}]))?`,
  'u',
);
const provinceBefore = new RegExp(`^.*${province}`);
const cityEnd = new RegExp(`${city}$`);
const districtBefore = new RegExp(`^[${words.districts}](?=..)`);
const zoneBefore = new RegExp(`^(${words.zones.join('|')})(?=..)`);
const numbered = new RegExp(`${ordinal}?([0-9]+|[${digits.slice(1)}${ten}]+)(?=${words.counted.join('|')})`, 'g');

/** Takes a name apart; `prefixes` are the cities and zones of the register, longest first, see {@link learnPrefixes}. */
export function takeApart(name: string, prefixes: readonly string[]): NameParts {
  const wide = name.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const bracketed: string[] = [];
  const open = wide.replace(/[([]([^)\]]{0,60})[)\]]/g, (_all, inside: string) => {
    if (!inBrackets.has(inside)) bracketed.push(inside);
    return '';
  });
  const plain = open.replace(/[^\p{L}\p{N}]/gu, '');
  const { house, branch } = withoutBranch(plain);
  const core = withoutPrefix(withoutForm(house), prefixes);
  return {
    whole: wide.replace(/[^\p{L}\p{N}]/gu, ''),
    core: core || house,
    form: formOf(wide),
    place: bracketed.join(''),
    branch,
    numbers: numbersOf(wide).join(','),
  };
}

function formOf(text: string): NameParts['form'] {
  const found = formKinds.find(({ pattern }) => pattern.test(text))?.kind;
  return formNames.find((name) => name === found) ?? '';
}

const formNames = ['limited', 'jointStock', 'partnership', 'other'] as const;

/** Starts shared by so many names that they name the place and no firm, and cities that some names call a city; longest first. */
export function learnPrefixes(names: readonly string[]): string[] {
  const starts = new Map<string, number>();
  const known = new Set<string>();
  const count = (start: string) => starts.set(start, (starts.get(start) ?? 0) + 1);
  for (const name of names) {
    const wide = name.normalize('NFKC').replace(/\s/g, '');
    count(wide.slice(0, 2));
    count(wide.slice(0, 3));
    const place = administrative.exec(wide)?.[0] ?? '';
    // The city without what says that it is one; a province before it goes with the pattern.
    const bare = place.replace(provinceBefore, '').replace(cityEnd, '');
    if (bare.length >= 2) known.add(bare);
  }
  const often = Math.max(5, names.length * 0.05);
  for (const [start, times] of starts) if (times >= often) known.add(start);
  return [...known].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

function withoutForm(text: string): string {
  let rest = text;
  for (let form = legalForm.exec(rest); form !== null; form = legalForm.exec(rest)) {
    if (rest.length - form[0].length < 2) break;
    rest = rest.slice(0, -form[0].length);
  }
  return rest;
}

function withoutPrefix(text: string, prefixes: readonly string[]): string {
  const place = administrative.exec(text)?.[0] ?? '';
  let rest = text.length - place.length >= 2 ? text.slice(place.length) : text;
  const prefix = prefixes.find((one) => rest.startsWith(one));
  if (prefix !== undefined) {
    const after = rest.slice(prefix.length).replace(zoneBefore, '').replace(districtBefore, '');
    if (after.length >= 2) rest = after;
  }
  return rest;
}

/** The house and which branch of it: what follows the last company, the bare word for a branch included. */
function withoutBranch(text: string): { house: string; branch: string } {
  const end = branchEnd.exec(text);
  if (end === null) return { house: text, branch: '' };
  const at = text.lastIndexOf(words.company, end.index - 1);
  if (at >= 0)
    return { house: text.slice(0, at + words.company.length), branch: text.slice(at + words.company.length) };
  return { house: text.slice(0, end.index), branch: end[0] };
}

function numbersOf(text: string): string[] {
  const found = [...text.matchAll(numbered)].map((match) => String(numberOf(match[1] ?? '')));
  const bare = [...text.matchAll(/[0-9]+/g)].map((match) => String(Number(match[0])));
  return [...new Set([...found, ...bare])].sort();
}

function numberOf(number: string): number {
  if (/^[0-9]+$/.test(number)) return Number(number);
  if (!number.includes(ten)) return Number([...number].map((one) => digits.indexOf(one)).join(''));
  const [tens, ones] = number.split(ten);
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}
