const tab = 9;
const lineFeed = 10;

/** COPY text with one column (counted from 0) set to the same value in every row; all other bytes pass unchanged. */
export async function* replaceColumn(
  source: AsyncIterable<Buffer>,
  column: number,
  value: string,
): AsyncGenerator<Buffer> {
  const wanted = Buffer.from(value);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = text.lastIndexOf(lineFeed) + 1;
    rest = text.subarray(end);
    const pieces: Buffer[] = [];
    let kept = 0;
    for (let line = 0; line < end; line = text.indexOf(lineFeed, line) + 1) {
      const from = startOf(text, line, column);
      // The last column ends with its row.
      const next = text.indexOf(tab, from);
      const feed = text.indexOf(lineFeed, from);
      pieces.push(text.subarray(kept, from), wanted);
      kept = next === -1 || next > feed ? feed : next;
    }
    pieces.push(text.subarray(kept, end));
    yield Buffer.concat(pieces);
  }
  if (rest.length > 0) yield rest;
}

function startOf(text: Buffer, line: number, column: number): number {
  let at = line;
  for (let passed = 0; passed < column; passed += 1) at = text.indexOf(tab, at) + 1;
  return at;
}
