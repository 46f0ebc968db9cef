import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { unmaskingsPerDay } from '../../contract/person.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  const persons = [
    { name: '王小明', mobile: '10000000001' },
    { name: '=HYPERLINK("http://x.test")', mobile: '10000000002' },
  ];
  for (const payload of persons) await on.request('officer', { method: 'POST', url: '/api/parties/persons', payload });
  const firm = { name: '示范导出测试有限公司', industry: 'C39', legalForm: 'limitedLiability' };
  await on.request('officer', { method: 'POST', url: '/api/parties/firms', payload: firm });
});
afterAll(() => on.close());

const listed = async () => (await on.request('auditAdmin', { method: 'GET', url: '/api/parties/exports' })).json();
const number = /编号：(\d{8}-[0-9A-Z]{6})/;

describe('an export', () => {
  it('says on its first and last line, and in its properties, who took it and under which number', async () => {
    const answer = await on.request('officer', {
      method: 'GET',
      url: '/api/parties/firms/export?q=导出&status=operating',
    });
    const book = await readXlsx(answer.rawPayload);
    const rows = book.sheets[0]?.rows ?? [];
    const [first, last] = [String(rows[0]?.[0]), String(rows.at(-1)?.[0])];
    expect(last).toBe(first);
    expect(first).toMatch(/导出人：测试officer（officer）/);
    expect(first).toContain('名称或代码 导出');
    expect(first).toContain('状态 存续');
    expect(rows[1]?.[0]).toBe('企业名称');
    expect(rows[2]?.[0]).toBe('示范导出测试有限公司');
    const [, named] = number.exec(first) ?? [];
    expect(book.properties).toMatchObject({ title: named, creator: '测试officer（officer）', description: first });
    const log = await listed();
    expect(log.exports[0]).toMatchObject({
      number: named,
      account: '测试officer',
      list: 'parties.exportFirms',
      rows: 1,
    });
    expect(log.exports[0]).toMatchObject({ masked: true, reason: null });
    expect(log.exports[0].sha256).toBe(createHash('sha256').update(answer.rawPayload).digest('hex'));
    expect(log.exports[0].filter).toContain('导出');
  });

  it('says of every column its kind and unit, and which one names the row', async () => {
    const answer = await on.request('officer', { method: 'GET', url: '/api/parties/firms/export' });
    const book = await readXlsx(answer.rawPayload);
    const [, header = [], row = []] = book.sheets[0]?.rows ?? [];
    const about = new Map((book.sheets.at(-1)?.rows ?? []).map(([label, value]) => [String(label), String(value)]));
    for (const heading of header) {
      expect(about.has(`列“${String(heading).replace(/（元）$/, '')}”`), String(heading)).toBe(true);
    }
    expect(about.get('列“注册资本”')).toBe('金额，精确到分；单位 元');
    expect(about.get('列“登记编号”')).toBe('文字；标识，再次导入时据此认出同一条');
    const { firms } = (await on.request('officer', { method: 'GET', url: '/api/parties/firms' })).json();
    expect(row[header.indexOf('登记编号')]).toBe(firms[0].id);
  });

  it.each(['pdfA4', 'pdfA3'])('is the same rows on paper as %s, logged like the sheet', async (format) => {
    const url = `/api/parties/firms/export?q=导出&format=${format}`;
    const answer = await on.request('officer', { method: 'GET', url });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(/\.pdf$/);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { exports } = await listed();
    expect(exports[0]).toMatchObject({ list: 'parties.exportFirms', rows: 1 });
    expect(exports[0].listName).toContain('企业');
    expect(exports[0].sha256).toBe(createHash('sha256').update(answer.rawPayload).digest('hex'));
    const query = `action=parties.exportFirms&limit=1`;
    const { entries } = (
      await on.request('auditAdmin', { method: 'GET', url: `/api/journal/entries?${query}` })
    ).json();
    expect(entries[0].subjectType).toBe('exports.file');
  });

  it('is sheets of labels for exactly the firms that match, logged like any other', async () => {
    const url = '/api/parties/firms/labels?q=导出&sheet=2x7&skip=13';
    const answer = await on.request('officer', { method: 'GET', url });
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { exports } = await listed();
    expect(exports[0]).toMatchObject({
      list: 'parties.exportFirmLabels',
      rows: 1,
      columns: expect.arrayContaining(['address']),
    });
    expect(exports[0].filter).toContain('名称或代码 导出');
    expect((await on.request('firmMember', { method: 'GET', url })).statusCode).toBe(403);
    expect((await on.request('officer', { method: 'GET', url: `${url}4` })).statusCode).toBe(422);
  });

  it.each([
    ['securityAdmin', '/api/parties/unmaskings', 'unmaskings'],
    ['securityAdmin', '/api/parties/erasures', 'requests'],
    ['securityAdmin', '/api/parties/holds', 'holds'],
    ['auditAdmin', '/api/parties/exports', 'exports'],
    ['officer', '/api/parties/invitations', 'invitations'],
    ['officer', '/api/parties/claims', 'claims'],
  ] as const)('of %s at %s has as many rows as the list', async (role, url, key) => {
    const list = (await on.request(role, { method: 'GET', url })).json();
    const answer = await on.request(role, { method: 'GET', url: `${url}/export` });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    const rows = (await readXlsx(answer.rawPayload)).sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(list.total + 3);
    expect(list[key]).toHaveLength(list.total);
    expect(String(rows[0]?.[0])).toMatch(number);
  });

  it('of persons is masked, and a name that looks like a formula stays text', async () => {
    const answer = await on.request('officer', { method: 'GET', url: '/api/parties/persons/export' });
    const sheet = (await readXlsx(answer.rawPayload)).sheets[0];
    const cells = sheet?.rows.slice(2, -1).map((row) => row.slice(0, 2));
    expect(cells).toEqual([
      ['=***', '100****0002'],
      ['王*明', '100****0001'],
    ]);
    expect(answer.rawPayload.includes('10000000001')).toBe(false);
  });

  it('in plain needs a reason and the day’s count, and says so everywhere', async () => {
    const plain = (reason: string, role: 'officer' | 'departmentHead' | 'leader' = 'officer') =>
      on.request(role, { method: 'POST', url: '/api/parties/persons/export', payload: { reason } });
    expect((await plain('短')).statusCode).toBe(422);
    expect((await plain('发放纸质通知', 'leader')).statusCode).toBe(403);
    const answer = await plain('发放纸质通知');
    const sheet = (await readXlsx(answer.rawPayload)).sheets[0];
    expect(sheet?.rows.slice(2, -1).map((row) => row[1])).toEqual(['10000000002', '10000000001']);
    expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
    const log = await listed();
    expect(log.exports[0]).toMatchObject({ masked: false, reason: '发放纸质通知', rows: 2 });
    const seen = (await on.request('securityAdmin', { method: 'GET', url: '/api/parties/unmaskings' })).json();
    expect(seen.today).toMatchObject([{ count: 2 }]);
    expect(seen.unmaskings[0].exportNumber).toBe(log.exports[0].number);
  });

  it('beyond the day’s count leaves no file, no line and no look', async () => {
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.person (zone_id, id, name_sealed, registered_at)
        select $1, gen_random_uuid(), 'y1.a.' || repeat('A', 60), now() from generate_series(1, $2)`,
      [on.zoneB.id, unmaskingsPerDay + 1],
    );
    await client.end();
    const before = await listed();
    // More than a day allows is refused before anything is opened or written: no ciphertext here could be.
    const plain = await on.request('officer', {
      ...{ method: 'POST', url: '/api/parties/persons/export', zone: on.zoneB },
      payload: { reason: '发放纸质通知书' },
    });
    expect([plain.statusCode, plain.json().error.code]).toEqual([429, 'parties.unmaskingsUsedUp']);
    const answer = await on.request('officer', {
      ...{ method: 'GET', url: '/api/parties/persons/export', zone: on.zoneB },
    });
    // Ciphertext that no key opens is refused aloud, not written as empty cells.
    expect(answer.statusCode).toBe(500);
    expect((await listed()).total).toBe(before.total);
  });

  it('is logged for the audit and the security administrator only, each zone its own', async () => {
    expect((await on.request('officer', { method: 'GET', url: '/api/parties/exports' })).statusCode).toBe(403);
    const other = await on.request('auditAdmin', { method: 'GET', url: '/api/parties/exports', zone: on.zoneB });
    expect(other.json()).toEqual({ total: 0, exports: [] });
  });
});
