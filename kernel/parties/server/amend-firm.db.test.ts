import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { Firm } from '../contract/firm.ts';
import { amendableFirm } from '../contract/firm-amendment.ts';

let on: TestPlatform;
let firm: Firm;
const sound = { industry: 'C39', legalForm: 'limitedLiability' };
const register = async (body: object): Promise<Firm> =>
  (await on.request('officer', { method: 'POST', url: '/api/parties/firms', payload: { ...sound, ...body } })).json();
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-10-13T02:00:00Z');
  firm = await register({ name: '示范旧名电子有限公司', socialCreditCode: '914403001922038216', employees: 12 });
  await register({ name: '示范持码有限公司', socialCreditCode: '91110108551385082Q' });
});
afterAll(() => on.close());

/** The fields of a firm as a form sends them: nothing for what is not known. */
const typed = (from: Firm) =>
  Object.fromEntries(Object.entries(amendableFirm.parse(from)).filter(([, value]) => value !== null));
const amend = (change: object, { role = 'officer' as 'officer' | 'leader', zone = on.zoneA, seen = firm } = {}) =>
  on.request(role, {
    method: 'PUT',
    url: `/api/parties/firms/${firm.id}`,
    payload: { ...typed(seen), expected: amendableFirm.parse(seen), reason: '照营业执照更正', ...change },
    zone,
  });
const read = async (): Promise<Firm> =>
  (await on.request('officer', { method: 'GET', url: `/api/parties/firms/${firm.id}` })).json();
const find = async (q: string) =>
  (await on.request('officer', { method: 'GET', url: `/api/parties/look-up?q=${encodeURIComponent(q)}` })).json().hits;

describe('amending a firm', () => {
  it('stores what changed, with the reason in the journal, and gives the firm back', async () => {
    const answer = await amend({ employees: 15, address: '启明路 2 号' });
    expect(answer.statusCode).toBe(200);
    firm = answer.json();
    expect(firm).toMatchObject({ employees: 15, address: '启明路 2 号', name: '示范旧名电子有限公司' });
    expect(await read()).toMatchObject(amendableFirm.parse(firm));
    const client = await on.connect('superuser');
    const { rows } = await client.query(
      `select note from (select to_jsonb(entry) as note from journal.entry as entry) as all_entries
        where note::text like '%照营业执照更正%'`,
    );
    await client.end();
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify(rows[0].note);
    for (const value of ['启明路 2 号', 'parties.firm', firm.id]) expect(kept).toContain(value);
    expect(kept).not.toContain('示范旧名电子有限公司');
  });

  it('keeps a name that gives way as a former one, from its day and with its reason', async () => {
    expect((await amend({ name: '示范新名电子有限公司' })).json().error.fields).toMatchObject([{ field: 'renamedOn' }]);
    const late = await amend({ name: '示范新名电子有限公司', renamedOn: '2026-10-14' });
    expect(late.json().error.fields).toMatchObject([{ field: 'renamedOn' }]);
    const answer = await amend({ name: '示范新名电子有限公司', renamedOn: '2026-09-01', reason: '名称变更登记' });
    expect(answer.statusCode).toBe(200);
    firm = answer.json();
    expect(await find('旧名电子')).toMatchObject([
      { id: firm.id, name: '示范新名电子有限公司', matched: { kind: 'former', until: '2026-08-31' } },
    ]);
    const slip = await amend({ name: '示范新铭电子有限公司', nameWasSlip: true });
    firm = slip.json();
    expect(await find('新名电子')).toEqual([]);
    expect(await find('新铭电子')).toMatchObject([{ matched: { kind: 'current' } }]);
  });

  it('stores nothing when the firm changed meanwhile, and says what', async () => {
    const before = firm;
    firm = (await amend({ employees: 16 })).json();
    const answer = await amend({ address: '另一处' }, { seen: before });
    expect(answer.statusCode).toBe(409);
    const { error } = answer.json();
    expect(error.code).toBe('parties.firmChanged');
    expect(error.fields).toEqual([{ field: 'employees', message: expect.stringContaining('16') }]);
    expect((await read()).address).toBe(before.address);
  });

  it('lets one of two amendments at the same time through', async () => {
    const answers = await Promise.all([amend({ employees: 20 }), amend({ employees: 21 })]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const stored = await on.request('officer', { method: 'GET', url: `/api/parties/firms/${firm.id}` });
    firm = stored.json();
  });

  it('refuses a code that another firm holds, and names it', async () => {
    const answer = await amend({ socialCreditCode: '91110108551385082Q' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().error).toMatchObject({
      ...{ code: 'parties.codeTaken', fields: [{ field: 'socialCreditCode' }] },
      message: expect.stringContaining('示范持码有限公司'),
    });
  });

  it('doubts a code that fails its check, and keeps it for a reason', async () => {
    const doubted = { socialCreditCode: '91350203M0001QAY9B' };
    expect((await amend(doubted)).statusCode).toBe(422);
    const kept = await amend({ ...doubted, codeExceptionReason: '与营业执照原件核对一致' });
    expect(kept.json()).toMatchObject({ ...doubted, codeExceptionReason: '与营业执照原件核对一致' });
    firm = kept.json();
    expect((await find('QAY9B'))[0]?.id).toBe(firm.id);
    expect(await find('914403001922038216')).toEqual([]);
  });

  it('refuses what changes nothing, firms of other zones, and who may not', async () => {
    expect((await amend({})).json().error.code).toBe('parties.firmUnchanged');
    expect((await amend({ employees: 1 }, { zone: on.zoneB })).statusCode).toBe(404);
    expect((await amend({ employees: 1 }, { role: 'leader' })).statusCode).toBe(403);
    expect((await amend({ reason: '' })).statusCode).toBe(422);
  });
});
