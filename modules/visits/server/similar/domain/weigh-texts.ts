import { bigramsOf, normaliseText } from './normalise-text.ts';

/** A text of an issue, with the names of its firm, which are left out of it. */
export interface ComparedText {
  id: string;
  /** Issues of one firm are no common issue. */
  firmId: string;
  text: string;
  firmNames: readonly string[];
}

/** A text as the weights of its bigrams; weights are whole, so that every machine comes to the same. */
export interface WeighedText {
  id: string;
  firmId: string;
  normalised: string;
  /** Bigrams, the rarest first, those as rare by sign: one order for all texts. */
  bigrams: readonly string[];
  /** Weight of all its bigrams. */
  weight: number;
}

/** Texts with the weight of each bigram among them. */
export interface WeighedTexts {
  texts: readonly WeighedText[];
  weightOf: ReadonlyMap<string, number>;
}

/** What stands in fewer texts than this is as much chance as meaning: it weighs hardly more than what stands in so many. */
const chance = 4;

/** Weight of a bigram that stands in `count` of `all` texts: the rarer the heavier, by doublings; what stands everywhere weighs one. */
export function weightOfCount(count: number, all: number): number {
  return 1 + (31 - Math.clz32(Math.max(1, Math.floor(all / (count + chance)))));
}

/** Weighs texts against one another. */
export function weighTexts(texts: readonly ComparedText[]): WeighedTexts {
  const read = texts.map(({ id, firmId, text, firmNames }) => {
    const normalised = normaliseText(text, firmNames);
    return { id, firmId, normalised, bigrams: [...bigramsOf(normalised)] };
  });
  const counts = new Map<string, number>();
  for (const { bigrams } of read) for (const one of bigrams) counts.set(one, (counts.get(one) ?? 0) + 1);
  const weightOf = new Map([...counts].map(([one, count]) => [one, weightOfCount(count, texts.length)]));
  const rank = (one: string) => counts.get(one) ?? 0;
  return {
    weightOf,
    texts: read.map(({ bigrams, ...text }) => ({
      ...text,
      bigrams: bigrams.sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1)),
      weight: bigrams.reduce((sum, one) => sum + (weightOf.get(one) ?? 0), 0),
    })),
  };
}

/** Parts in a thousand of the weight of two texts that both share (weighted Jaccard); 1,000 for equal texts, 0 where one says nothing. */
export function likenessOf(
  one: Pick<WeighedText, 'bigrams' | 'weight'>,
  other: Pick<WeighedText, 'bigrams' | 'weight'>,
  weightOf: ReadonlyMap<string, number>,
): number {
  return likenessBeside(one, { weight: other.weight, bigrams: new Set(other.bigrams) }, weightOf);
}

/** {@link likenessOf} for a text that is compared with many: its bigrams are made a set once. */
export function likenessBeside(
  one: Pick<WeighedText, 'bigrams' | 'weight'>,
  other: { weight: number; bigrams: ReadonlySet<string> },
  weightOf: ReadonlyMap<string, number>,
): number {
  let shared = 0;
  for (const sign of one.bigrams) if (other.bigrams.has(sign)) shared += weightOf.get(sign) ?? 0;
  const whole = one.weight + other.weight - shared;
  return whole === 0 ? 0 : Math.floor((1_000 * shared) / whole);
}
