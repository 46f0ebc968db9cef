/** A stream of invented chances: the same seed gives the same stream on every machine. */
export interface Random {
  /** A whole number from 0 below `limit`, each as likely; `limit` at most 2³². */
  below(limit: number): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  /** One of a list that is not empty. */
  pick<T>(items: readonly T[]): T;
  /** One of a list by the items' whole weights. */
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** Opens the stream of a seed text. */
export function openRandom(seed: string): Random {
  const next = sfc32(seed);
  const below = (limit: number): number => {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) throw new RangeError(`no chance below ${limit}`);
    // Numbers of the last, incomplete turn would make small results likelier: they are drawn again.
    const fair = 2 ** 32 - (2 ** 32 % limit);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % limit;
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick,
    weighted: (items) => {
      let left = below(items.reduce((sum, item) => sum + item.weight, 0));
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      throw new RangeError('weights are whole and positive');
    },
  };
}

/** Small fast counter generator (Chris Doty-Humphrey, PractRand), 32-bit integers only: no rounding can differ between machines. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}

/** FNV-1a over the UTF-16 units: spreads near seeds far apart. */
function hash(text: string, salt: number): number {
  let value = Math.imul(0x811c9dc5 ^ salt, 0x01000193);
  for (let place = 0; place < text.length; place++) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  }
  return value;
}
