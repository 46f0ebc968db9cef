/** A stretch of a text that stayed, came or went. */
export interface TextPart {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines that differ between two that stayed: where they begin, and their places on either side. */
export interface Gap {
  readonly from: { readonly left: number; readonly right: number };
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Most comparisons before two texts are told as a whole: a sheet of a thousand by a thousand. */
const mostSteps = 1_000_000;

/** Stretches in which two lists differ, between the longest run of lines that they have in common. */
export function alignLines<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): readonly Gap[] {
  const pairs = commonPairs(before, after, same);
  const gaps: Gap[] = [];
  let [left, right] = [0, 0];
  for (const [a, b] of [...pairs, [before.length, after.length] as const]) {
    if (a > left || b > right) gaps.push({ from: { left, right }, left: range(left, a), right: range(right, b) });
    [left, right] = [a + 1, b + 1];
  }
  return gaps;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** Places of the longest common run of two lists; ends that agree are set aside first. */
function commonPairs<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): (readonly [number, number])[] {
  const at = (list: readonly T[], place: number) => list[place] as T;
  let start = 0;
  while (start < before.length && start < after.length && same(at(before, start), at(after, start))) start += 1;
  let end = 0;
  const shortest = Math.min(before.length, after.length) - start;
  while (end < shortest && same(at(before, before.length - 1 - end), at(after, after.length - 1 - end))) end += 1;
  const [rows, columns] = [before.length - start - end, after.length - start - end];
  const heads = range(0, start).map((place) => [place, place] as const);
  const tails = range(0, end).map((place) => [before.length - end + place, after.length - end + place] as const);
  if (rows * columns > mostSteps) return [...heads, ...tails];
  const longest = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const read = (row: number, column: number) => longest[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const line = longest[row];
      if (line === undefined) continue;
      const equal = same(at(before, start + row), at(after, start + column));
      line[column] = equal ? read(row + 1, column + 1) + 1 : Math.max(read(row + 1, column), read(row, column + 1));
    }
  }
  const middle: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
    if (same(at(before, start + row), at(after, start + column))) {
      middle.push([start + row, start + column]);
      row += 1;
      column += 1;
    } else if (read(row + 1, column) >= read(row, column + 1)) row += 1;
    else column += 1;
  }
  return [...heads, ...middle, ...tails];
}

/** Two texts piece by piece: names and numbers of an expression whole, the signs of a sentence one by one. */
export function textDifference(before: string, after: string, by: 'names' | 'signs' = 'names'): readonly TextPart[] {
  const [old, now] = [piecesOf(before, by), piecesOf(after, by)];
  const parts: TextPart[] = [];
  const push = (is: TextPart['is'], pieces: readonly string[]) => {
    if (pieces.length > 0) parts.push({ is, text: pieces.join('') });
  };
  let left = 0;
  for (const gap of alignLines(old, now, (a, b) => a === b)) {
    push('same', old.slice(left, gap.from.left));
    left = gap.from.left + gap.left.length;
    push('removed', old.slice(gap.from.left, left));
    push('added', now.slice(gap.from.right, gap.from.right + gap.right.length));
  }
  push('same', old.slice(left));
  return parts;
}

function piecesOf(text: string, by: 'names' | 'signs'): readonly string[] {
  const pieces = by === 'names' ? /[\p{L}\p{N}_.]+|\s+|./gsu : /\p{Script=Han}|[\p{L}\p{N}_.]+|\s+|./gsu;
  return text.match(pieces) ?? [];
}
