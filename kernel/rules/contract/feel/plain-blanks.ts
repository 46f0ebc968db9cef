const anyBlank = /[\n\r\f\v\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const blankOutside =
  /("(?:[^"\\]|\\.)*"|\/\/[^\n]*\n?|\/\*[\s\S]*?\*\/)|[\n\r\f\v\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g;

/**
 * The source with every blank that the standard has (DMN 1.5, 10.3.1.2, rules 61 and 62) made a plain one, character for
 * character, but for texts and comments: the grammar knows fewer of them, and none of several lines inside a name.
 */
export function plainBlanks(source: string): string {
  if (!anyBlank.test(source)) return source;
  return source.replace(blankOutside, (_blank, kept: string | undefined) => kept ?? ' ');
}
