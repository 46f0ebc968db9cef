import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeCode, groupCode, zoneTag } from '#platform/exports/contract/verification-code.ts';
import { addPrintAct, findPrintByCode } from '#platform/exports/server/store/issued-prints.ts';
import { type TestPlatform, testPlatform, zoneA, zoneB } from '#testing/database.ts';
import type { Print, PrintSummary } from '../contract/endpoints.ts';

let test: TestPlatform;
let pdf: Buffer;
let print: PrintSummary;
let firmId: string;
const get = (role: 'officer' | 'leader' | 'anonymous', url: string, zone = zoneA) =>
  test.request(role, { method: 'GET', url, zone });
const firm = {
  ...{ name: '示范云岭精密制造有限公司', industry: 'C39', socialCreditCode: '914403001922038216' },
  ...{ legalForm: 'limitedLiability', foundedOn: '2020-05-06', registeredCapitalFen: 123_456_789, employees: 12 },
  address: '启明路 1 号',
};
const listed = async (query = '') =>
  (await get('officer', `/api/documents/prints${query}`)).json() as { total: number; prints: PrintSummary[] };

beforeAll(async () => {
  test = await testPlatform();
  test.setNow('2026-03-01T01:30:00Z');
  const entered = await test.request('officer', { method: 'POST', url: '/api/parties/firms', payload: firm });
  firmId = entered.json().id;
  const answer = await get('officer', '/api/parties/firms/export?format=pdfA4');
  expect(answer.statusCode).toBe(200);
  pdf = answer.rawPayload;
  [print] = (await listed()).prints as [PrintSummary];
});
afterAll(() => test.close());

/** What stands on the paper, by the reader of PDF files of the machine; undefined where there is none. */
function textOf(content: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'yuanshu-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), content);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a printed register', () => {
  it('is entered with code, digests, pages and rows, and nothing of its content', async () => {
    const hash = (name: string) => createHash(name).update(pdf).digest('hex');
    const one = (await get('leader', `/api/documents/prints/${print.id}`)).json() as Print;
    expect(one).toMatchObject({
      ...{ kind: 'register', state: 'valid', pages: 1, rows: 1, sm3: hash('sm3'), sha256: hash('sha256') },
      ...{ issuedAt: '2026-03-01T01:30:00.000Z', endedAt: null, documentNumber: null },
    });
    expect(one.firstKey).toBe('9144***********216');
    expect(one.pageDigests).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify(one)).not.toContain('云岭');
    const journal = await test.request('auditAdmin', {
      method: 'GET',
      url: '/api/journal/entries?action=parties.exportFirms',
    });
    const [entry] = journal.json().entries;
    const whole = await test.request('auditAdmin', { method: 'GET', url: `/api/journal/entries/${entry.id}` });
    expect(whole.body).toContain(one.code);
  });

  it('carries code, digest, page, time and where to verify on its page', async ({ skip }) => {
    const text = textOf(pdf);
    if (text === undefined) return skip('pdftotext is not installed (poppler-utils)');
    const one = (await get('leader', `/api/documents/prints/${print.id}`)).json() as Print;
    const digest = (one.pageDigests[0] ?? '')
      .slice(0, 16)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1 ');
    for (const said of [
      groupCode(one.code),
      digest,
      '第 1 页共 1 页',
      '2026-03-01 09:30',
      '/v 输入验证码',
      '演示数据',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('is found by words, number and code, filtered by state, exported, and belongs to its zone', async () => {
    expect((await listed(`?q=${print.number}`)).total).toBe(1);
    expect((await listed(`?q=${groupCode(print.code).toLowerCase()}`)).total).toBe(1);
    expect((await listed('?q=%25')).total).toBe(0);
    expect((await listed('?state=withdrawn')).total).toBe(0);
    expect((await listed('?state=valid&kind=register&kind=document')).total).toBe(1);
    expect((await get('officer', '/api/documents/prints', zoneB)).json().total).toBe(0);
    const foreign = await get('officer', `/api/documents/prints/${print.id}`, zoneB);
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'documents.printUnknown']);
    expect((await get('officer', '/api/documents/prints/export')).statusCode).toBe(200);
    // A workbook is no print.
    expect((await listed()).total).toBe(1);
    expect((await get('officer', '/api/documents/prints/export?format=pdfA4')).statusCode).toBe(200);
    expect((await listed('?kind=register')).total).toBe(2);
  });

  it('keeps its rows: the application changes and deletes none, and sees none of another zone', async () => {
    const app = await test.connect('yuanshu_app');
    await app.query(`set yuanshu.zone_id = '${zoneA.id}'`);
    for (const sql of ['update exports.issued_print set title = title', 'delete from exports.issued_print_act']) {
      await expect(app.query(sql)).rejects.toThrow(/permission denied/);
    }
    await app.query(`set yuanshu.zone_id = '${zoneB.id}'`);
    expect((await app.query('select 1 from exports.issued_print')).rowCount).toBe(0);
    await app.end();
  });
});

describe('an extract from a firm’s file', () => {
  it('is a certificate in the register of prints, and its page names no firm', async () => {
    const answer = await get('officer', `/api/parties/firms/${firmId}/extract`);
    expect(answer.statusCode).toBe(200);
    const [one] = (await listed('?kind=certificate')).prints;
    expect(one).toMatchObject({ title: '企业档案摘要', kind: 'certificate', rows: 1, pages: 1 });
    const { body } = await get('anonymous', `/v/${one?.code}`);
    expect(body).toContain('9144***********216');
    expect(body).not.toContain('云岭');
    const absent = '018f0000-0000-7000-8000-0000000000ff';
    expect((await get('officer', `/api/parties/firms/${absent}/extract`)).statusCode).toBe(404);
    expect((await get('officer', `/api/parties/firms/${firmId}/extract`, zoneB)).statusCode).toBe(404);
  });

  it('prints name, capital and day of founding, and its code', async ({ skip }) => {
    const answer = await get('officer', `/api/parties/firms/${firmId}/extract`);
    const text = textOf(answer.rawPayload);
    if (text === undefined) return skip('pdftotext is not installed (poppler-utils)');
    const code = (await listed('?kind=certificate')).prints[0]?.code ?? '';
    for (const said of ['示范云岭精密制造有限公司', groupCode(code), '1,234,567.89 元', '2026年3月1日']) {
      expect(text).toContain(said);
    }
  });
});

describe('the verification page', () => {
  it('gives the verdict first, then what the print is and what to compare, to anybody', async () => {
    const page = await get('anonymous', `/v/${print.code}`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const one = (await get('officer', `/api/documents/prints/${print.id}`)).json() as Print;
    const at = (said: string) => page.body.indexOf(said);
    expect(at('>有效<')).toBeGreaterThan(0);
    expect(at('>有效<')).toBeLessThan(at('<dd>甲测试区'));
    for (const said of [print.number, groupCode(print.code), '1 页，1 条', '9144***********216', one.sm3, one.sha256]) {
      expect(page.body).toContain(said);
    }
    expect(page.body).toContain('演示数据');
    expect(Buffer.byteLength(page.body)).toBeLessThan(30_000);
    expect((await get('anonymous', `/v/${print.code}?lang=en`)).body).toContain('>Valid<');
  });

  it('tells nothing of who printed it, by what filter, and what stood in it', async () => {
    const { body } = await get('anonymous', `/v/${print.code}`);
    const one = (await get('officer', `/api/documents/prints/${print.id}`)).json() as Print;
    expect(one.issuedBy).toBeTruthy();
    for (const kept of [one.issuedBy, one.id, '云岭', firm.socialCreditCode, '914403001']) {
      expect(body).not.toContain(kept);
    }
  });

  it('reads codes as they are typed, and says the same of whatever nobody has', async () => {
    const typed = await get('anonymous', `/v?code=${encodeURIComponent(` ${groupCode(print.code).toLowerCase()} `)}`);
    expect([typed.statusCode, typed.body.includes('>有效<')]).toEqual([200, true]);
    const unknown = [zoneA.id, zoneB.id, '018f0000-0000-7000-8000-0000000000cc'].map((zone) =>
      completeCode(`${zoneTag(zone)}0123456789ACD`),
    );
    const bodies = new Set<string>();
    for (const code of unknown) {
      const page = await get('anonymous', `/v/${code}`);
      expect(page.statusCode).toBe(404);
      bodies.add(page.body.replaceAll(code, ''));
    }
    expect([...bodies]).toEqual([expect.stringContaining('没有查到这份印件')]);
    for (const code of [print.code.slice(0, 15), `${print.code.slice(0, -1)}${print.code.endsWith('0') ? '1' : '0'}`]) {
      const page = await get('anonymous', `/v/${code}`);
      expect([page.statusCode, page.body.includes('可能输错')]).toEqual([404, true]);
    }
    const hostile = await get('anonymous', `/v?code=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(hostile.body).not.toContain('<script>alert');
    expect((await get('anonymous', '/v')).body).toContain('name="code"');
  });

  it('stays below 30 KB for the longest print', async () => {
    const client = await test.connect('superuser');
    await client.query(
      `insert into exports.issued_print select (jsonb_populate_record(p, $1)).* from exports.issued_print p where id = $2`,
      [
        {
          ...{ id: '018f0000-0000-7000-8000-0000000000d1', number: '20260301-ABCDEF', title: '名'.repeat(200) },
          code: completeCode(`${zoneTag(zoneA.id)}7777777777777`),
          ...{ page_digests: Array.from({ length: 800 }, () => 'ab'.repeat(32)), valid_until: '2026-02-28' },
        },
        print.id,
      ],
    );
    await client.end();
    const [long] = (await listed('?state=expired')).prints;
    for (const lang of ['zh-CN', 'en']) {
      const { body } = await get('anonymous', `/v/${long?.code}?lang=${lang}`);
      expect(body).toContain(lang === 'en' ? '>Expired<' : '>已过期<');
      expect(Buffer.byteLength(body)).toBeLessThan(30_000);
    }
  });
});

describe('withdrawing', () => {
  const withdraw = (id: string, reason = '数据有误，重新印发', role: 'officer' | 'leader' = 'officer', zone = zoneA) =>
    test.request(role, { method: 'POST', url: `/api/documents/prints/${id}/withdrawal`, payload: { reason }, zone });

  it('is an officer’s, with a reason, once, of the own zone, and recorded', async () => {
    expect((await withdraw(print.id, '短')).statusCode).toBe(422);
    expect((await withdraw(print.id, undefined, 'leader')).json().error.code).toBe('http.forbidden');
    expect((await withdraw(print.id, undefined, 'officer', zoneB)).json().error.code).toBe('documents.printUnknown');
    const answers = await Promise.all([1, 2, 3].map(() => withdraw(print.id)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    const one = (await get('officer', `/api/documents/prints/${print.id}`)).json() as Print;
    expect(one).toMatchObject({
      state: 'withdrawn',
      endReason: '数据有误，重新印发',
      endedAt: '2026-03-01T01:30:00.000Z',
    });
    const journal = await test.request('auditAdmin', {
      method: 'GET',
      url: '/api/journal/entries?action=documents.withdrawPrint',
    });
    expect(journal.json().total ?? journal.json().entries.length).toBe(1);
    const page = await get('anonymous', `/v/${print.code}`);
    expect(page.body).toContain('>已撤回<');
    expect(page.body).not.toContain('数据有误');
    expect((await listed('?state=withdrawn')).total).toBe(1);
  });

  it('is not what a newer print does: that one supersedes', async () => {
    const { prints } = await listed('?state=valid');
    const [old] = prints;
    const act = {
      ...{ zoneId: zoneA.id, printId: old?.id ?? '', kind: 'superseded' as const, reason: null, madeBy: null },
      ...{ successorId: print.id, madeAt: '2026-03-01T02:00:00.000Z' },
    };
    expect(await addPrintAct(test.platform.database.forZone(zoneA.id), act)).toBe(true);
    expect(await addPrintAct(test.platform.database.forZone(zoneA.id), act)).toBe(false);
    const found = await findPrintByCode(test.platform.database.forZone(zoneA.id), old?.code ?? '', '2026-03-01');
    expect(found).toMatchObject({ state: 'superseded', successorCode: print.code });
    const { body } = await get('anonymous', `/v/${old?.code}`);
    expect(body).toContain('已被替代');
    expect(body).not.toContain(groupCode(print.code));
  });
});
