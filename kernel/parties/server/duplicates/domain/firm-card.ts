import { type CodeFacts, readCode } from './code-likeness.ts';
import words from './firm-name-words.json' with { type: 'json' };
import { type NameParts, takeApart } from './name-parts.ts';
import { nearSoundOf, soundOf } from './sounds.ts';

/** What is known of an entry when twins are looked for. */
export interface FirmFacts {
  id: string;
  name: string;
  formerNames: readonly string[];
  shortNames: readonly string[];
  code: string | null;
  address: string | null;
}

/** One name of an entry, ready to be compared. */
export interface CardName extends NameParts {
  /** As it is written. */
  written: string;
  characters: readonly string[];
  /** Sounds of the core, joined; and with what typists mix up made one. */
  sound: string;
  nearSound: string;
}

/** An entry, read once and compared often. */
export interface FirmCard {
  id: string;
  /** The name first, then former and short ones. */
  names: readonly [CardName, ...CardName[]];
  code: CodeFacts | undefined;
  /** Comparable; empty when not known. */
  address: string;
}

/** Reads an entry; `prefixes` are those of its register. */
export function readCard(firm: FirmFacts, prefixes: readonly string[]): FirmCard {
  const others = [...new Set([...firm.formerNames, ...firm.shortNames])].filter((name) => name !== firm.name);
  return {
    id: firm.id,
    names: [readName(firm.name, prefixes), ...others.map((name) => readName(name, prefixes))],
    code: readCode(firm.code),
    address: comparableAddress(firm.address ?? '', prefixes),
  };
}

function readName(written: string, prefixes: readonly string[]): CardName {
  const parts = takeApart(written, prefixes);
  const characters = [...parts.core];
  return {
    ...parts,
    written,
    characters,
    sound: characters.map(soundOf).join(' '),
    nearSound: characters.map(nearSoundOf).join(' '),
  };
}

const provinceBefore = new RegExp(`^\\p{Script=Han}{2,3}${words.province}`, 'u');
const cityBefore = new RegExp(`^\\p{Script=Han}{2,3}${words.city}`, 'u');
const strayCity = new RegExp(`^${words.city}`);

/** Street and number without the city before them. */
function comparableAddress(typed: string, prefixes: readonly string[]): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replace(provinceBefore, '')
    .replace(cityBefore, '');
  const prefix = prefixes.find((one) => plain.startsWith(one) && plain.length - one.length >= 4);
  return prefix === undefined ? plain : plain.slice(prefix.length).replace(strayCity, '');
}
