const rangeType = /(?:\bof|[:<,>(])\s*(range)\s*<\s*[^<>()[\]{}":=+*/]*(?:<[^<>]*>\s*)?>/g;

/**
 * The grammar knows `list<T>` but not yet `range<T>` (DMN 1.3 and later). Such types are shown to it as lists,
 * character for character; the answer says at which characters a list is a range in truth.
 */
export function hideRangeTypes(source: string): { text: string; ranges: ReadonlySet<number> } {
  const ranges = new Set<number>();
  if (!source.includes('range')) return { text: source, ranges };
  const text = blankStrings(source);
  let hidden = source;
  for (let last = 0, match = next(text, 0); match !== null; last = match.index + 1, match = next(text, last)) {
    const at = match.index + match[0].indexOf('range');
    ranges.add(at);
    hidden = `${hidden.slice(0, at)}list ${hidden.slice(at + 5)}`;
  }
  return { text: hidden, ranges };
}

function next(text: string, from: number): RegExpExecArray | null {
  rangeType.lastIndex = from;
  return rangeType.exec(text);
}

/** The source with the insides of its strings and comments blanked, character for character. */
function blankStrings(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) => ' '.repeat(part.length));
}
