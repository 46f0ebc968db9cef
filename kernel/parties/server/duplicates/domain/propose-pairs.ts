import { type DuplicateKind, type DuplicateReason, proposingScore } from '../../../contract/duplicate.ts';
import { keysOf, mostOf } from './block-keys.ts';
import { slipsOf } from './code-likeness.ts';
import { type FirmCard, type FirmFacts, readCard } from './firm-card.ts';
import { countPairs, type PairCounts } from './name-likeness.ts';
import { learnPrefixes } from './name-parts.ts';
import { scorePair } from './score-pair.ts';

/** Two entries that may be one firm; the smaller id first. */
export interface ProposedPair {
  leftId: string;
  rightId: string;
  score: number;
  reasons: DuplicateReason[];
}

/** Every pair of a register that reaches the proposing score; memory grows with the entries, not with their pairs. */
export function proposePairs(firms: readonly FirmFacts[]): ProposedPair[] {
  const steps = proposeInSteps(firms);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a little at a time (some milliseconds), so that a server can do other things between the steps. */
export function* proposeInSteps(firms: readonly FirmFacts[]): Generator<undefined, ProposedPair[]> {
  const prefixes = learnPrefixes(firms.map(({ name }) => name));
  const cards: FirmCard[] = [];
  for (const firm of firms) {
    cards.push(readCard(firm, prefixes));
    if (cards.length % cardsAStep === 0) yield;
  }
  const counts = countPairs(namesOf(cards));
  const seen = new Set<number>();
  const found: ProposedPair[] = [];
  const look = (one: number, other: number) => {
    const [left, right] = one < other ? [one, other] : [other, one];
    const pair = left * cards.length + right;
    if (left === right || seen.has(pair)) return;
    seen.add(pair);
    const proposed = judge(cards[left] as FirmCard, cards[right] as FirmCard, counts);
    if (proposed !== undefined) found.push(proposed);
  };
  yield* lookAlongKeys(cards, look);
  yield* lookAlongSlips(cards, look);
  return withoutAmbiguous(found).sort((one, other) => other.score - one.score || (one.leftId < other.leftId ? -1 : 1));
}

const cardsAStep = 500;
const blocksAStep = 5_000;

const byCode = new Set(['sameCode', 'codeTypo', 'sameOrganisation']);

/**
 * Whether a pair counts between entries of a kind: the name of an institution that begins like another's is mostly that of
 * a part of it (a university and its hospital), so that a short form needs a code beside it.
 */
export function speaksFor(kind: DuplicateKind, { reasons }: ProposedPair): boolean {
  if (kind === 'firm' || !reasons.some(({ code }) => code === 'abbreviation')) return true;
  return reasons.some(({ code }) => byCode.has(code));
}

/** Which of the entries may be the firm that is being registered, likeliest first. */
export function findTwins(typed: FirmFacts, firms: readonly FirmFacts[], names: readonly string[]): ProposedPair[] {
  const prefixes = learnPrefixes(names);
  const card = readCard(typed, prefixes);
  const cards = firms.map((firm) => readCard(firm, prefixes));
  const counts = countPairs(namesOf([card, ...cards]));
  const found = cards.flatMap((other) => judge(card, other, counts) ?? []);
  return found.sort((one, other) => other.score - one.score);
}

function* namesOf(cards: readonly FirmCard[]) {
  for (const { names } of cards) yield* names;
}

function judge(one: FirmCard, other: FirmCard, counts: PairCounts): ProposedPair | undefined {
  const { score, reasons } = scorePair(one, other, counts);
  if (score < proposingScore) return undefined;
  const [leftId, rightId] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return { leftId, rightId, score, reasons };
}

/** Entries in the order of their keys: those of one key stand side by side. */
function* lookAlongKeys(cards: readonly FirmCard[], look: (one: number, other: number) => void): Generator<undefined> {
  // A key of 35 bits and a place of 18 in one exact number: sorting numbers costs neither objects nor a comparison.
  const places = 2 ** 18;
  if (cards.length > places) throw new RangeError(`a register of more than ${places} entries`);
  const entries: number[] = [];
  for (const [place, card] of cards.entries()) {
    keysOf(card, (key) => entries.push(key * places + place));
    if (place % cardsAStep === 0) yield;
  }
  const sorted = Float64Array.from(entries).sort();
  let blocks = 0;
  for (let start = 0; start < sorted.length; ) {
    const key = Math.floor((sorted[start] as number) / places);
    let end = start + 1;
    while (end < sorted.length && Math.floor((sorted[end] as number) / places) === key) end += 1;
    if (end - start <= mostOf(key)) {
      for (let one = start; one < end; one += 1) {
        for (let other = one + 1; other < end; other += 1) {
          look((sorted[one] as number) % places, (sorted[other] as number) % places);
        }
      }
    }
    start = end;
    blocks += 1;
    if (blocks % blocksAStep === 0) yield;
  }
}

/** Codes that fail their check are few: everything that each may have been meant to be is looked up. */
function* lookAlongSlips(cards: readonly FirmCard[], look: (one: number, other: number) => void): Generator<undefined> {
  const byCode = new Map<string, number>();
  for (const [place, { code }] of cards.entries()) if (code !== undefined) byCode.set(code.code, place);
  for (const [place, { code }] of cards.entries()) {
    if (code === undefined || code.sound) continue;
    for (const meant of slipsOf(code.code)) {
      const other = byCode.get(meant);
      if (other !== undefined) look(place, other);
    }
    if (place % cardsAStep === 0) yield;
  }
}

/** A short form that fits several firms says nothing of which one it is, unless something else does. */
function withoutAmbiguous(pairs: readonly ProposedPair[]): ProposedPair[] {
  const isBare = ({ reasons }: ProposedPair) => reasons.length === 1 && reasons[0]?.code === 'abbreviation';
  const fits = new Map<string, number>();
  for (const pair of pairs) {
    if (!isBare(pair)) continue;
    for (const id of [pair.leftId, pair.rightId]) fits.set(id, (fits.get(id) ?? 0) + 1);
  }
  return pairs.filter(
    (pair) => !isBare(pair) || ((fits.get(pair.leftId) ?? 0) <= 1 && (fits.get(pair.rightId) ?? 0) <= 1),
  );
}
