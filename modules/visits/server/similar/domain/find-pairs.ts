import { likenessBeside, type WeighedText, type WeighedTexts } from './weigh-texts.ts';

/** Two texts that say much the same; places in the list that was weighed, the lower one first. */
export interface LikePair {
  one: number;
  other: number;
  /** Parts in a thousand. */
  likeness: number;
}

/** From here on two texts are said to be similar, in parts of a thousand. */
export const similarFrom = 300;

/** Earlier texts with which one is compared at most: those that share its rarest bigrams come first. */
export const mostMet = 400;
/** Pairs that one text keeps with earlier ones: the most alike, of those as alike the earliest. */
export const mostKept = 60;

/**
 * All pairs of texts from a likeness on, without comparing each with each: two texts can only be so alike if the rarest
 * bigrams that make up more than the rest of their weight share one (prefix filtering). Exact as long as no text meets more
 * than {@link mostMet} others or is like more than {@link mostKept} of them; beyond that, where a thousand issues say the same
 * words, time and memory grow with the number of texts alone. Yields now and then, so that a server can answer others in
 * between.
 */
export function* findPairs(
  { texts, weightOf }: WeighedTexts,
  from: number = similarFrom,
): Generator<undefined, LikePair[]> {
  const withBigram = new Map<string, number[]>();
  const pairs: LikePair[] = [];
  for (const [other, text] of texts.entries()) {
    const met = new Set<number>();
    for (const bigram of prefixOf(text, weightOf, from)) {
      const there = withBigram.get(bigram);
      for (const one of there ?? []) {
        if (met.size >= mostMet) break;
        met.add(one);
      }
      if (there === undefined) withBigram.set(bigram, [other]);
      else there.push(other);
    }
    const own = { weight: text.weight, bigrams: new Set(text.bigrams) };
    const like: LikePair[] = [];
    for (const one of [...met].sort((first, second) => first - second)) {
      const candidate = texts[one];
      if (candidate === undefined || !canBe(candidate, text, from)) continue;
      const likeness = likenessBeside(candidate, own, weightOf);
      if (likeness >= from) like.push({ one, other, likeness });
    }
    pairs.push(...mostAlike(like));
    if (other % 64 === 63) yield undefined;
  }
  return pairs;
}

/** The pairs that are kept, in their order. */
function mostAlike(pairs: LikePair[]): LikePair[] {
  if (pairs.length <= mostKept) return pairs;
  const kept = pairs.toSorted((first, second) => second.likeness - first.likeness || first.one - second.one);
  return kept.slice(0, mostKept).sort((first, second) => first.one - second.one);
}

/** The rarest bigrams of a text such that those left out weigh less than a likeness needs. */
function prefixOf(
  { bigrams, weight }: WeighedText,
  weightOf: ReadonlyMap<string, number>,
  from: number,
): readonly string[] {
  let left = weight;
  let length = 0;
  // What is shared weighs at least `from` thousandths of either text.
  while (length < bigrams.length && 1_000 * left >= from * weight) {
    left -= weightOf.get(bigrams[length] ?? '') ?? 0;
    length += 1;
  }
  return bigrams.slice(0, length);
}

/** A text that weighs too little beside another cannot be like it. */
function canBe(one: WeighedText, other: WeighedText, from: number): boolean {
  return 1_000 * Math.min(one.weight, other.weight) >= from * Math.max(one.weight, other.weight);
}
