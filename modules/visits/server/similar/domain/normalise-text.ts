import told from './self-words.json' with { type: 'json' };

/** Signs that say something: letters and digits of any script. */
const saying = /[\p{L}\p{N}]/u;
/** How a firm speaks of itself; says nothing of its issue. */
const selves = new RegExp(told.selves.join('|'), 'gu');

/**
 * A text as it is compared: one width and one case, without names of firms, without signs that only part words. The result is
 * what bigrams are taken of; equal texts, and those that differ in width, case, punctuation or a firm's name, come to the same.
 */
export function normaliseText(text: string, firmNames: readonly string[] = []): string {
  let folded = fold(text);
  // The longest first, so that a short name within a long one leaves nothing behind.
  const names = firmNames.map(fold).filter((name) => name.length >= 2);
  for (const name of names.sort((one, other) => other.length - one.length || (one < other ? -1 : 1))) {
    folded = folded.replaceAll(name, '');
  }
  return folded.replace(selves, '');
}

/** Full-width and half-width signs are one, capitals and small letters too; only letters and digits stay. */
function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return [...plain].filter((sign) => saying.test(sign)).join('');
}

/** Pairs of neighbouring signs, each once; of a single sign itself. */
export function bigramsOf(normalised: string): Set<string> {
  const signs = [...normalised];
  if (signs.length === 1) return new Set(signs);
  return new Set(signs.slice(1).map((sign, place) => `${signs[place]}${sign}`));
}
