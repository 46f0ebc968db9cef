import type { RuleVocabulary } from './complete-name-vocabulary.ts';
import { evaluate } from './feel/evaluate.ts';
import { parseUnaryTests } from './feel/parse.ts';
import { Run, usualLimits } from './feel/run.ts';
import { testCell } from './feel/unary-test.ts';
import { builtInNames, builtInScope } from './feel-functions/builtins.ts';
import type { RuleTable } from './rule-definition.ts';
import { type Pieces, piecesOf, pieceText } from './table-gaps-pieces.ts';

/** Values for which a table has too many rows, or none. */
export interface TableGap {
  readonly kind: 'overlap' | 'gap';
  /** Rows that match at once, counted from 0; none for a gap. */
  readonly rows: readonly number[];
  /** For every input the values, as FEEL would test them; `-` is any. */
  readonly where: readonly string[];
}

/** Most combinations of pieces that are looked at. */
const mostPieces = 40_000;
/** Most places that are told; more say no more. */
const mostTold = 8;

/** Most tests of a cell for an input: a table of that size is walked while somebody types. */
const mostTests = 60_000;

/**
 * Where rows of a table that allows one at most overlap, and where no row matches though nothing else answers. Inputs are
 * cut into pieces within which every cell answers alike, so what is found is all there is. Null where that cannot be said:
 * a cell that is no plain test of values, or too many pieces.
 */
export function findTableGaps(table: RuleTable, vocabulary: RuleVocabulary): readonly TableGap[] | null {
  const overlapping = table.hitPolicy === 'UNIQUE';
  if (table.rows.length === 0 || (!overlapping && table.otherwise !== null)) return [];
  const inputs = table.inputs.map(({ text }, at) => {
    const word = vocabulary.find(({ name }) => name === text.trim());
    return piecesOf(
      word?.type ?? null,
      table.rows.map(({ when }) => when[at] ?? '-'),
    );
  });
  if (!inputs.every((one) => one !== null)) return null;
  if (inputs.reduce((product, { pieces }) => product * pieces.length, 1) > mostPieces) return null;
  const fits = inputs.map((one, at) =>
    fitsOf(
      one,
      table.rows.map(({ when }) => when[at] ?? '-'),
    ),
  );
  if (!fits.every((one) => one !== null)) return null;
  const matching = (place: readonly number[]) =>
    table.rows.flatMap((_, row) => (fits.every((one, at) => one[row]?.[place[at] ?? 0] === true) ? [row] : []));
  return look(inputs, { matching, overlapping, gaps: table.otherwise === null });
}

/** By row and piece, whether the cell accepts it; null where a cell answers neither yes nor no. */
function fitsOf({ pieces }: Pieces, cells: readonly string[]): readonly (readonly boolean[])[] | null {
  if (pieces.length * cells.length > mostTests) return null;
  const run = new Run({ epochSeconds: 0, nano: 0, zone: 'Asia/Shanghai' }, { ...usualLimits, steps: mostTests * 100 });
  const around = { scope: builtInScope, types: () => null, run };
  const told: (readonly boolean[])[] = [];
  for (const cell of cells) {
    const parsed = parseUnaryTests(cell.trim() === '' ? '-' : cell, builtInNames);
    if (!parsed.ok) return null;
    const row = pieces.map(({ sample }) => run.guard(() => testCell(sample, parsed.value, around, evaluate)));
    const plain = row.filter((one) => typeof one === 'boolean');
    if (run.diagnostics.length > 0 || plain.length < row.length) return null;
    told.push(plain);
  }
  return told;
}

interface Looking {
  readonly matching: (place: readonly number[]) => readonly number[];
  readonly overlapping: boolean;
  readonly gaps: boolean;
}

function look(inputs: readonly Pieces[], { matching, overlapping, gaps }: Looking): readonly TableGap[] {
  const found: TableGap[] = [];
  const told = new Set<string>();
  const sizes = inputs.map(({ pieces }) => pieces.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  for (let index = 0; index < count && found.length < mostTold; index += 1) {
    const place = placeOf(index, sizes);
    const key = place.join();
    const rows = matching(place);
    const wrong = rows.length === 0 ? gaps : overlapping && rows.length > 1;
    if (!wrong || told.has(key)) continue;
    const same = (at: readonly number[]) => matching(at).join() === rows.join() && !told.has(at.join());
    const region = grown(place, inputs, same);
    for (const one of placesIn(region)) told.add(one.join());
    const where = region.map((chosen, at) => pieceText(inputs[at], chosen));
    found.push({ kind: rows.length === 0 ? 'gap' : 'overlap', rows, where });
  }
  return found;
}

function placeOf(index: number, sizes: readonly number[]): readonly number[] {
  let rest = index;
  return sizes.map((size) => {
    const at = rest % size;
    rest = Math.floor(rest / size);
    return at;
  });
}

/** The largest block around a place that is alike, grown input by input. */
function grown(
  place: readonly number[],
  inputs: readonly Pieces[],
  same: (at: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  let region: readonly (readonly number[])[] = place.map((one) => [one]);
  inputs.forEach(({ ordered, pieces }, at) => {
    const fits = (piece: number) => placesIn(region.with(at, [piece])).every(same);
    const start = place[at] ?? 0;
    const chosen = [start];
    if (ordered) {
      for (let piece = start + 1; piece < pieces.length && fits(piece); piece += 1) chosen.push(piece);
      for (let piece = start - 1; piece >= 0 && fits(piece); piece -= 1) chosen.unshift(piece);
    } else {
      pieces.forEach((_, piece) => {
        if (piece !== start && fits(piece)) chosen.push(piece);
      });
    }
    region = region.with(
      at,
      chosen.toSorted((a, b) => a - b),
    );
  });
  return region;
}

function placesIn(region: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return region.reduce<readonly (readonly number[])[]>(
    (places, chosen) => places.flatMap((place) => chosen.map((one) => [...place, one])),
    [[]],
  );
}
