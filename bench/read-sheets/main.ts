import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXls, readXlsx } from 'hucre/xlsx';
import { registerSheet } from '#platform/sheets/server/reading/fixtures/register-sheet.fixture.ts';
import { textFile } from '#platform/sheets/server/reading/fixtures/text-file.fixture.ts';
import { xlsFile } from '#platform/sheets/server/reading/fixtures/xls-file.fixture.ts';
import { xlsxFile } from '#platform/sheets/server/reading/fixtures/xlsx-file.fixture.ts';
import { readLimits } from '#platform/sheets/server/reading/limits.ts';
import { ReaderPool } from '#platform/sheets/server/reading/worker/reader-pool.ts';
import { median, printResult } from '../lib/report.ts';

// 20,000 rows of 15 columns as .xlsx, .xls and CSV, read as the server reads them: in a process of its own, under limits,
// every row sent back. Beside it in the same run: hucre in this process without any limit, openpyxl where there is one,
// and nothing but unpacking, below which no reader comes.
const rows = 20_000;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const target = 2_000;

const sheet = registerSheet(rows);
const files = { xlsx: xlsxFile([sheet]), xls: xlsFile([sheet]), csv: textFile(sheet, { encoding: 'gb18030' }) };
const folder = mkdtempSync(join(tmpdir(), 'yuanshu-bench-'));
const path = join(folder, 'sheet.xlsx');
writeFileSync(path, files.xlsx);

async function milliseconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A command that reads the file, where the machine has it. */
function command(name: string, args: readonly string[]): (() => void) | undefined {
  const run = () => spawnSync(name, [...args, path], { stdio: ['ignore', 'ignore', 'ignore'], maxBuffer: 2 ** 30 });
  return run().status === 0 ? () => void run() : undefined;
}

const openpyxl =
  'import sys,openpyxl\nfor r in openpyxl.load_workbook(sys.argv[1],read_only=True).active.iter_rows(values_only=True): pass';
const peers: Record<string, (() => unknown) | undefined> = {
  'hucre in this process, .xlsx': () => readXlsx(files.xlsx),
  'hucre in this process, .xls': () => readXls(files.xls),
  'openpyxl read-only, .xlsx': command('/usr/bin/python3', ['-c', openpyxl]),
  'unzip -p, .xlsx': command('unzip', ['-p']),
};

const figures: { name: string; value: number; unit: string }[] = [];
const times: Record<string, number> = {};
try {
  for (const [format, content] of Object.entries(files)) {
    const pool = new ReaderPool(1);
    const took: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const ms = await milliseconds(async () => {
        const file = await pool.read(content, readLimits);
        if (file.sheets[0]?.rows.length !== rows) throw new Error(`${format}: rows are missing`);
      });
      if (round > 0) took.push(ms);
    }
    times[format] = median(took);
    figures.push({
      name: `read, .${format} of ${(content.length / 1_048_576).toFixed(1)} MB`,
      value: median(took),
      unit: 'ms',
    });
    figures.push({
      name: `most memory of the reader, .${format}`,
      value: pool.figures.peakBytes / 1_048_576,
      unit: 'MB',
    });
    pool.close();
  }
  for (const [name, peer] of Object.entries(peers)) {
    if (peer === undefined) continue;
    const took: number[] = [];
    for (let round = 0; round <= rounds; round += 1) took.push(await milliseconds(peer));
    figures.push({ name, value: median(took.slice(1)), unit: 'ms' });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printResult(
  {
    bench: 'read-sheets',
    figures,
    ratio: { name: '2 s ÷ reading 20,000 rows as .xlsx', value: target / (times.xlsx ?? Number.NaN), target: 1 },
  },
  process.argv.includes('--json'),
);
