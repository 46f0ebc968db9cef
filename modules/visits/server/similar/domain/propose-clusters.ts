import type { LikePair } from './find-pairs.ts';
import { bigramsOf } from './normalise-text.ts';
import type { WeighedText, WeighedTexts } from './weigh-texts.ts';

/** Issues that say much the same, around the most typical of them. */
export interface Cluster {
  /** The most typical first, then by likeness to it. */
  members: readonly { id: string; likeness: number }[];
  /** Words that most of them share, the weightiest first. */
  words: readonly string[];
  firms: number;
}

/** Fewer issues than this, or of fewer firms, are no common issue. */
export const leastIssues = 3;
/** See {@link leastIssues}. */
export const leastFirms = 2;
/** Of ten members so many share a bigram that stands in a word in common. */
const sharedByTen = 6;
const mostWords = 5;
const longestWord = 12;

/**
 * Groups of similar texts: the text with most others like it takes them, then the next among those left. No chain of small
 * likenesses joins texts that have nothing in common, and the order of the list changes nothing.
 */
export function proposeClusters(weighed: WeighedTexts, pairs: readonly LikePair[]): Cluster[] {
  const { texts } = weighed;
  const near = new Map<number, Map<number, number>>();
  const meet = (one: number, other: number, likeness: number) => {
    const known = near.get(one);
    if (known === undefined) near.set(one, new Map([[other, likeness]]));
    else known.set(other, likeness);
  };
  for (const { one, other, likeness } of pairs) {
    meet(one, other, likeness);
    meet(other, one, likeness);
  }
  const idOf = (place: number) => texts[place]?.id ?? '';
  const byId = (one: number, other: number) => (idOf(one) < idOf(other) ? -1 : 1);
  const centres = [...near.keys()].sort(
    (one, other) => (near.get(other)?.size ?? 0) - (near.get(one)?.size ?? 0) || byId(one, other),
  );
  const taken = new Set<number>();
  const clusters: Cluster[] = [];
  for (const centre of centres) {
    if (taken.has(centre)) continue;
    const others = [...(near.get(centre) ?? [])].filter(([place]) => !taken.has(place));
    others.sort(([one, likeness], [other, second]) => second - likeness || byId(one, other));
    const members = [{ place: centre, likeness: 1_000 }, ...others.map(([place, likeness]) => ({ place, likeness }))];
    const firms = new Set(members.map(({ place }) => texts[place]?.firmId)).size;
    if (members.length < leastIssues || firms < leastFirms) continue;
    for (const { place } of members) taken.add(place);
    clusters.push({
      firms,
      members: members.map(({ place, likeness }) => ({ id: idOf(place), likeness })),
      words: wordsInCommon(
        members.flatMap(({ place }) => texts[place] ?? []),
        weighed.weightOf,
      ),
    });
  }
  return clusters;
}

/** Stretches of the most typical text whose bigrams most of the others share. */
export function wordsInCommon(members: readonly WeighedText[], weightOf: ReadonlyMap<string, number>): string[] {
  const [centre] = members;
  if (centre === undefined) return [];
  const counts = new Map<string, number>();
  for (const { bigrams } of members) for (const one of bigrams) counts.set(one, (counts.get(one) ?? 0) + 1);
  const shared = (one: string) => 10 * (counts.get(one) ?? 0) >= sharedByTen * members.length;
  const signs = [...centre.normalised];
  const words = new Map<string, number>();
  let word = '';
  const end = () => {
    if ([...word].length > 1) {
      const weight = [...bigramsOf(word)].reduce((sum, one) => sum + (weightOf.get(one) ?? 0), 0);
      words.set(word, weight);
    }
    word = '';
  };
  for (const [place, sign] of signs.entries()) {
    const next = signs[place + 1];
    if (word === '') word = sign;
    if (next !== undefined && shared(`${sign}${next}`) && [...word].length < longestWord) word += next;
    else end();
  }
  return [...words]
    .sort(([one, weight], [other, second]) => second - weight || (one < other ? -1 : 1))
    .slice(0, mostWords)
    .map(([told]) => told);
}
