const bareFunction = /(?:\bof|[:<,>])\s*function(?=\s*(?:$|[>,)\]}=]|(?:and|or|then|else|return|satisfies)\b))/g;
const anyContext = /\bcontext\s*(<\s*>)/g;
const rangeType = /(?:\bof|[:<,>(])\s*(range)\s*<\s*[^<>()[\]{}":=+*/]*(?:<[^<>]*>\s*)?>/g;

/**
 * The grammar knows `list<T>` but not yet `range<T>` (DMN 1.3 and later). Such types are shown to it as lists,
 * character for character; the answer says at which characters a list is a range in truth. `function` alone is shown as
 * the name that it is no keyword of, and `context<>`, which asks for no entries, as `context`.
 */
export function hideRangeTypes(source: string): { text: string; ranges: ReadonlySet<number> } {
  const ranges = new Set<number>();
  if (!/range|function|context/.test(source)) return { text: source, ranges };
  const text = blankStrings(source);
  let hidden = source;
  for (const { 0: whole, index } of text.matchAll(bareFunction)) {
    const end = index + whole.length;
    hidden = `${hidden.slice(0, end - 1)}_${hidden.slice(end)}`;
  }
  for (const { 0: whole, 1: brackets = '', index } of text.matchAll(anyContext)) {
    const end = index + whole.length;
    hidden = `${hidden.slice(0, end - brackets.length)}${' '.repeat(brackets.length)}${hidden.slice(end)}`;
  }
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
