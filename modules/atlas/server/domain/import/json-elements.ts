/** Lines, from 1, on which the objects of a JSON array begin; for text that is known to be JSON. */
export function elementLines(text: string): number[] {
  const lines: number[] = [];
  let [line, depth, inString] = [1, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') line += 1;
    else if (inString && character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === '[' || character === '{')) {
      if (depth === 1) lines.push(line);
      depth += 1;
    } else if (!inString && (character === ']' || character === '}')) depth -= 1;
  }
  return lines;
}

/** Line that a syntax error names, 0 when it names none. */
export function errorLine(text: string, error: unknown): number {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? 0 : text.slice(0, Number(position)).split('\n').length;
}
