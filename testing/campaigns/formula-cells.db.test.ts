import { readXlsx } from 'hucre/xlsx';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRole } from '#platform/access/contract/roles.ts';
import { workbookMediaType, writeWorkbook } from '#platform/sheets/server/workbook.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { noteFigures } from './attempts.ts';
import { formulaStarts } from './web-payloads.ts';
import { rowTables } from './zone-rows.ts';

let test: TestPlatform;
let superuser: Client;
beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
  for (const { demo } of test.composition.parts) {
    await demo?.(test.platform, { ...test.zoneA, code: 'shifan' }, { seed: 5, firms: 60, today: '2026-11-02' });
  }
  await poison(superuser);
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

/** Puts the beginning of a formula before every text of a person that a table takes it in; keys and codes keep theirs. */
async function poison(client: Client): Promise<void> {
  const list = formulaStarts.map((start) => client.escapeLiteral(start)).join(', ');
  for (const { name, columns } of await rowTables(client)) {
    if (!/^(parties|atlas)\./.test(name)) continue;
    for (const column of columns.filter(({ type, key, made }) => type === 'text' && !key && !made)) {
      const start = `(array[${list}])[1 + abs(hashtext(${column.name})) % ${formulaStarts.length}]`;
      const text = `left(${start} || ${column.name}, greatest(length(${column.name}), 3))`;
      // What a rule of the table forbids to begin so keeps what it holds.
      await client
        .query(`update ${name} set ${column.name} = ${text} where ${column.name} ~ '[一-龥]'`)
        .catch(() => {});
    }
  }
}

const absent = '018f0000-0000-7000-8000-0000000000ff';
const formulaLike = (value: unknown) =>
  typeof value === 'string' && formulaStarts.some((start) => value.startsWith(start));

describe('cells that would be formulas (R13)', () => {
  it('are text in every file that is exported, with nothing taken off', async () => {
    const exports = test.composition.routes.filter(({ endpoint }) => endpoint.produces === 'file');
    let read = 0;
    let begun = 0;
    const formulas: string[] = [];
    for (const { endpoint } of exports) {
      const role = accountRole.options.find((one) => test.composition.grants.allows(one, endpoint.permission));
      const url = endpoint.path.replace(/:[A-Za-z]+/g, absent);
      const response = await test.request(role ?? 'leader', {
        method: endpoint.method,
        url,
        ...(endpoint.body ? { payload: {} } : {}),
      });
      if (response.statusCode !== 200) continue;
      // Labels, orders, agendas and posters are paper only.
      if (endpoint.id.endsWith('Labels') || /\.print[A-Z]/.test(endpoint.id)) continue;
      expect(response.headers['content-type'], endpoint.id).toBe(workbookMediaType);
      expect(response.headers['content-disposition'], endpoint.id).toMatch(/^attachment;/);
      read += 1;
      for (const { rows, cells, name } of (await readXlsx(response.rawPayload)).sheets) {
        begun += rows.flat().filter(formulaLike).length;
        for (const [place, cell] of cells ?? []) {
          if (cell.formula !== undefined || cell.hyperlink !== undefined)
            formulas.push(`${endpoint.id} ${name} ${place}`);
        }
      }
    }
    expect(formulas).toEqual([]);
    expect(read).toBeGreaterThanOrEqual(4);
    expect(begun).toBeGreaterThan(100);
    noteFigures('R13 cells', { files: read, beginningAsFormula: begun });
  });

  it.each(formulaStarts)('%j stays what it is in header, cell, sheet name and about sheet', async (start) => {
    const text = `${start}cmd|' /C calc'!A0`;
    const file = await writeWorkbook(
      [
        {
          name: text,
          columns: [{ key: 'name', header: text, type: 'text' }],
          rows: [{ name: text }, { name: `${start}HYPERLINK("//a")` }],
        },
      ],
      { name: '说明', lines: [{ label: text, value: text }] },
    );
    const { sheets } = await readXlsx(file);
    expect(
      sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter((cell) => cell.formula !== undefined),
    ).toEqual([]);
    // XML reads a carriage return as a line feed.
    const kept = sheets.flatMap(({ rows }) => rows.flat()).map((value) => String(value).replaceAll('\r', '\n'));
    expect(kept.filter((value) => value === text.replaceAll('\r', '\n'))).toHaveLength(4);
  });
});
