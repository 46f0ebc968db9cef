import endings from './usual-endings.json' with { type: 'json' };

const byLast = Map.groupBy(endings, (word) => word.at(-1) ?? '');

/**
 * How many units at the end of a normalised name are words that many names end in (trade and legal form). They are indexed
 * once for all such names; where a name is cut decides nothing but the size of the index. At least two units stay before.
 */
export function tailLength(words: string): number {
  let head = words;
  for (;;) {
    const word = byLast.get(head.at(-1) ?? '')?.find((one) => head.endsWith(one) && head.length - one.length >= 2);
    if (word === undefined) return [...words].length - [...head].length;
    head = head.slice(0, -word.length);
  }
}
