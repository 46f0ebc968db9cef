import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaceColumn } from './replace-column.ts';

async function replaced(text: string, column: number, cuts: readonly number[]): Promise<string> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    let at = 0;
    for (const cut of [...cuts].map((one) => one % (bytes.length + 1)).sort((a, b) => a - b)) {
      yield bytes.subarray(at, cut);
      at = cut;
    }
    yield bytes.subarray(at);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of replaceColumn(pieces(), column, '1')) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

it('replaces one column of every row, wherever the stream is cut, and nothing else', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '园', '\\N', '\\t', '7', ' ') });
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.record({ column: fc.nat(width - 1), rows: fc.array(fc.array(cell, { minLength: width, maxLength: width })) }),
    );
  await fc.assert(
    fc.asyncProperty(table, fc.array(fc.nat()), async ({ rows, column }, cuts) => {
      const text = (lines: string[][]) => lines.map((line) => `${line.join('\t')}\n`).join('');
      const expected = rows.map((line) => line.map((one, index) => (index === column ? '1' : one)));
      expect(await replaced(text(rows), column, cuts)).toBe(text(expected));
    }),
  );
});
