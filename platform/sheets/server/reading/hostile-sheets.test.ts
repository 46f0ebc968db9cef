import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attempts, type Chance, chanceOf, inParallel, noteFigures } from '#testing/campaigns/attempts.ts';
import { errors } from '../../contract/errors.ts';
import type { ReadCell, ReadFile } from '../../contract/read-sheet.ts';
import type { Attack } from './fixtures/hostile-sheet.fixture.ts';
import { textAttacks } from './fixtures/hostile-text.fixture.ts';
import { xlsAttacks } from './fixtures/hostile-xls.fixture.ts';
import { xlsxAttacks } from './fixtures/hostile-xlsx.fixture.ts';
import { chanceSheet } from './fixtures/plain-rows.fixture.ts';
import type { PlainSheet } from './fixtures/plain-sheet.fixture.ts';
import { asText, type TextStyle, textFile } from './fixtures/text-file.fixture.ts';
import { xlsFile } from './fixtures/xls-file.fixture.ts';
import { xlsxFile } from './fixtures/xlsx-file.fixture.ts';
import { readLimits } from './limits.ts';
import { closeReaders, readerFigures, readSheetFile } from './read-sheet-file.ts';

// Campaign R9: hostile files each end with rows or a refusal of this part, within memory and time; good files with a known
// value in a known place give it in exactly that row and column.
const files = attempts(2_000);
const attacks = [...xlsxAttacks, ...xlsAttacks, ...textAttacks];
/** One in four files is good, so that exactness is shown as often as refusal. */
const hostileFiles = Math.ceil(files * 0.75);

const outcomes = new Map<string, number>();
let slowest = { ms: 0, what: '' };

/** How a reading ended, in one word; what is no refusal of this part is a defect. */
async function endOf(content: Buffer, what: string): Promise<{ end: string; file?: ReadFile }> {
  const begun = performance.now();
  let outcome: { end: string; file?: ReadFile };
  try {
    const file = await readSheetFile(content, { fileName: 'x' });
    outcome = { end: 'rows', file };
  } catch (error) {
    outcome = { end: nameOf(error) };
  }
  const ms = performance.now() - begun;
  if (ms > slowest.ms) slowest = { ms, what };
  outcomes.set(outcome.end, (outcomes.get(outcome.end) ?? 0) + 1);
  return outcome;
}

function nameOf(error: unknown): string {
  if (!(error instanceof AppError) || !(error.code in errors)) return `defect: ${String(error)}`;
  if (error.params.detail === 'unforeseen') return 'defect: unforeseen';
  return error.code.replace('sheets.', '');
}

/** What no file may end with: whatever it is, these would be a failure of the reader. */
const failures = /^(?:defect|readerDown|tooHeavy)/;

function allowed({ ends, every }: Attack, end: string): boolean {
  // The largest files may take too long where other programs take the machine: then they are ended, which is right.
  if (every === 16 && end === 'tooHeavy') return true;
  return ends.includes('*') ? !failures.test(end) : ends.includes(end);
}

/** Which attack each file is: all of them in turn, those that take long less often. */
function* plan(): Generator<{ attack: Attack; seed: number }> {
  let made = 0;
  for (let round = 0; made < hostileFiles; round += 1) {
    for (const [index, attack] of attacks.entries()) {
      if (made >= hostileFiles || (round + index) % (attack.every ?? 1) !== 0) continue;
      made += 1;
      yield { attack, seed: round * 1_000 + index };
    }
  }
}

interface Planted {
  sheet: PlainSheet;
  row: number;
  column: number;
  value: string;
}

/** A good sheet with a value that stands nowhere else in it. */
function planted(chance: Chance): Planted {
  const sheet = chanceSheet(chance);
  const row = chance.of(sheet.rows);
  const column = chance.below(row.cells.length);
  const value = `planted-${chance.below(1_000_000)}`;
  row.cells[column] = value;
  return { sheet, row: row.number, column, value };
}

const textStyle = (chance: Chance): TextStyle => ({
  encoding: chance.of(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const),
  separator: chance.of([',', ';', '\t', '|']),
  lineEnd: chance.of(['\n', '\r\n', '\r'] as const),
  quoted: chance.below(2) === 0,
});

/** The sheet as a file of each format, written in one of the ways in which programs differ. */
const writers: readonly ((sheet: PlainSheet, chance: Chance) => Buffer)[] = [
  (sheet, chance) =>
    xlsxFile([sheet], {
      texts: chance.of(['shared', 'inline', 'rich'] as const),
      calendar: chance.of([1900, 1904] as const),
      prefix: chance.of(['', 'x:', 'main:']),
      dimension: chance.of(['A1', 'A1:XFD1048576', 'B2:A1']),
    }),
  (sheet, chance) =>
    xlsFile([sheet], {
      texts: chance.of(['shared', 'label', 'formula'] as const),
      calendar: chance.of([1900, 1904] as const),
      pieceBytes: chance.of([11, 24, 100, 8_224]),
      packed: chance.below(2) === 0,
      backwards: chance.below(2) === 0,
      layout: {
        sectorBytes: chance.of([512, 4_096] as const),
        order: chance.of(['straight', 'backwards'] as const),
        short: chance.below(2) === 0,
        cut: chance.below(2) === 0,
        gaps: chance.below(4),
      },
    }),
  (sheet, chance) => textFile(sheet, textStyle(chance)),
];

const found = (file: ReadFile | undefined, value: string) =>
  file?.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ number, cells }) =>
      cells.flatMap((cell, column) => (cell === value ? [{ row: number, column }] : [])),
    ),
  );

/** What a format that knows only text makes of a cell. */
const textOf = (cell: ReadCell): ReadCell => (cell === null ? null : asText(cell));

afterAll(closeReaders);

describe(`${files} files`, () => {
  const wrong: string[] = [];

  it(`${hostileFiles} hostile ones end with rows or a refusal of this part`, { timeout: 0 }, async () => {
    await inParallel(plan(), 2, async ({ attack, seed }) => {
      const { end } = await endOf(attack.make(chanceOf(seed)), attack.what);
      if (!allowed(attack, end)) wrong.push(`${attack.what} (${seed}): ${end}`);
    });
    expect(wrong).toEqual([]);
  });

  it(`${files - hostileFiles} good ones give every value in its row and column`, { timeout: 0 }, async () => {
    await inParallel(Array(files - hostileFiles).keys(), 2, async (seed) => {
      const chance = chanceOf(1_000_000 + seed);
      const { sheet, row, column, value } = planted(chance);
      const writer = writers[seed % writers.length];
      const { file } = await endOf(writer?.(sheet, chance) ?? Buffer.alloc(0), 'a good file');
      const rows =
        file?.format === 'csv'
          ? sheet.rows.map(({ number, cells }) => ({ number, cells: cells.map(textOf) }))
          : sheet.rows;
      expect({ seed, found: found(file, value) }).toEqual({ seed, found: [{ row, column }] });
      expect({ seed, rows: file?.sheets[0]?.rows }).toEqual({ seed, rows });
    });
  });

  it('take no more memory and time than they may, and end no process', () => {
    const { peakBytes, started } = readerFigures();
    const ends = Object.fromEntries([...outcomes].sort(([, one], [, other]) => other - one));
    const megabytes = Math.round(peakBytes / 1_048_576);
    console.info(`R9: ${files} files of ${attacks.length + writers.length} kinds:`, ends);
    console.info(`most memory ${megabytes} MB, slowest ${Math.round(slowest.ms)} ms (${slowest.what})`);
    noteFigures('R9', { files, megabytes, slowestMs: Math.round(slowest.ms), slowest: slowest.what, ...ends });
    expect(peakBytes).toBeLessThanOrEqual(readLimits.memoryBytes);
    // The clock of a busy machine may ring late.
    expect(slowest.ms).toBeLessThanOrEqual(readLimits.milliseconds * 1.5);
    expect(started).toBeGreaterThan(0);
  });

  it('are of many kinds', () => {
    expect(new Set(attacks.map(({ what }) => what)).size).toBeGreaterThan(95);
    expect([...outcomes.keys()].length).toBeGreaterThan(12);
  });
});
