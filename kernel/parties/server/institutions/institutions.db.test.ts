import { readXlsx } from 'hucre/xlsx';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform, zoneA } from '#testing/database.ts';
import { seenInstitution } from '../../contract/institution.ts';

let on: TestPlatform;
let app: pg.Client;
beforeAll(async () => {
  on = await testPlatform();
  app = await on.connect('yuanshu_app');
  await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
});
afterAll(async () => {
  await app.end();
  await on.close();
});

const send = async (method: 'POST' | 'PUT' | 'GET', url: string, payload?: object, zone = zoneA) => {
  const answer = await on.request('officer', { method, url: `/api/parties/${url}`, zone, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const sound = '914403001922038216';
const doubted = '91350211M000100Y43';

describe('the register of institutions', () => {
  it('keeps everything that is told, and clears what is no longer told', async () => {
    const told = {
      ...{ name: '示范大学', shortName: '示大', kind: 'university', socialCreditCode: ` ${sound.toLowerCase()} ` },
      ...{ address: '启明路 9 号', officeTelephone: '0755-1234567', website: 'https://university.example' },
      ...{ status: 'suspended', source: '合作协议 2026-1' },
    };
    const { body: made } = await send('POST', 'institutions', told);
    expect(await send('GET', `institutions/${made.id}`)).toEqual({ status: 200, body: made });
    expect(made).toMatchObject({ ...told, socialCreditCode: sound, codeExceptionReason: null });
    const less = { name: '示范大学', kind: 'university', expected: seenInstitution.parse(made) };
    const amended = await send('PUT', `institutions/${made.id}`, less);
    expect(amended.body).toMatchObject({ shortName: null, socialCreditCode: null, status: 'active', id: made.id });
    const { rows } = await app.query(
      "select before, after from journal.entry where subject_id = $1 and action = 'parties.amendInstitution'",
      [made.id],
    );
    expect(JSON.parse(rows[0].before)).toMatchObject({ shortName: '示大', status: 'suspended' });
    expect(Object.keys(JSON.parse(rows[0].after))).not.toContain('name');
  });

  it('stores nothing of an amendment that saw another state, and says what stands now', async () => {
    const { body: made } = await send('POST', 'institutions', { name: '示范同改', kind: 'bank' });
    const amend = (more: object) =>
      send('PUT', `institutions/${made.id}`, {
        ...{ name: '示范同改', kind: 'bank', expected: seenInstitution.parse(made), ...more },
      });
    const both = await Promise.all([amend({ address: '启明路 1 号' }), amend({ address: '启明路 2 号' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const standing = await send('GET', `institutions/${made.id}`);
    const refused = await amend({ status: 'ceased' });
    expect(refused.body.error).toMatchObject({
      ...{ code: 'parties.entryChanged', message: expect.stringContaining('地址') },
      fields: [{ field: 'address', message: `地址现在是：${standing.body.address}` }],
    });
    expect((await send('GET', `institutions/${made.id}`)).body).toEqual(standing.body);
  });

  it('warns of a doubted code, keeps it for a reason, and bars what is none', async () => {
    const body = { name: '示范存疑协会', kind: 'association', socialCreditCode: doubted };
    const refused = await send('POST', 'institutions', body);
    expect([refused.status, refused.body.error.fields[0].field]).toEqual([422, 'socialCreditCode']);
    const kept = await send('POST', 'institutions', { ...body, codeExceptionReason: '与登记证书核对一致' });
    expect(kept.body).toMatchObject({ socialCreditCode: doubted, codeExceptionReason: '与登记证书核对一致' });
    const short = {
      name: '示范短码',
      kind: 'other',
      socialCreditCode: '123',
      codeExceptionReason: '与登记证书核对一致',
    };
    expect((await send('POST', 'institutions', short)).body.error.code).toBe('parties.entryRejected');
  });

  it.each([
    ['officeTelephone', '手机'],
    ['officeTelephone', '123'],
    ['website', 'javascript:alert(1)'],
    ['website', 'https://a b'],
    ['kind', 'club'],
  ])('refuses %s %j', async (field, value) => {
    expect((await send('POST', 'institutions', { name: '示范不合', kind: 'bank', [field]: value })).status).toBe(422);
  });

  it('says who holds a name or code already, also when two come at once', async () => {
    const body = { name: '示范同码一', kind: 'bank', socialCreditCode: sound };
    expect((await send('POST', 'institutions', body)).status).toBe(200);
    const held = await send('POST', 'institutions', { ...body, name: '示范同码二' });
    expect(held.body.error).toMatchObject({
      ...{
        code: 'parties.institutionCodeTaken',
        fields: [{ field: 'socialCreditCode', message: '示范同码一已登记这个代码。' }],
      },
    });
    const twice = await Promise.all([1, 2].map(() => send('POST', 'institutions', { name: '示范同名', kind: 'fund' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await send('POST', 'institutions', body, on.zoneB)).status).toBe(200);
  });

  it('finds by name, short name and code, and counts under the other filters', async () => {
    await send('POST', 'institutions', { name: '示范检索甲', shortName: '检甲', kind: 'hospital' });
    await send('POST', 'institutions', { name: '示范检索乙', kind: 'school', status: 'ceased' });
    const of = async (query: string) => (await send('GET', `institutions?${query}`)).body;
    expect((await of('q=检甲')).total).toBe(1);
    expect((await of(`q=${sound.slice(0, 8)}`)).institutions[0].name).toBe('示范同码一');
    const filtered = await of('q=示范检索&status=ceased');
    expect(filtered.total).toBe(1);
    expect(filtered.facets).toEqual({
      kind: [{ value: 'school', count: 1 }],
      status: [
        { value: 'active', count: 1 },
        { value: 'ceased', count: 1 },
      ],
    });
    const answer = await on.request('leader', {
      ...{ method: 'GET', url: '/api/parties/institutions/export?q=示范检索&sort=-name' },
    });
    const sheet = (await readXlsx(answer.rawPayload)).sheets[0];
    expect(sheet?.rows.slice(2, -1).map((row) => [row[0], row[2], row[3]])).toEqual([
      ['示范检索甲', '医院', '在合作'],
      ['示范检索乙', '学校', '已终止'],
    ]);
  });

  it('prints labels for exactly those that match', async () => {
    const labels = (role: 'officer' | 'leader' | 'firmMember', query: string) =>
      on.request(role, { method: 'GET', url: `/api/parties/institutions/labels?${query}` });
    const answer = await labels('officer', 'q=示范检索&kind=school&sheet=2x7&skip=3');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { exports } = (await on.request('auditAdmin', { method: 'GET', url: '/api/parties/exports' })).json();
    expect(exports[0]).toMatchObject({ list: 'parties.exportInstitutionLabels', rows: 1 });
    expect(exports[0].filter).toContain('类别 学校');
    expect((await labels('firmMember', '')).statusCode).toBe(403);
  });

  it('is the same register that invitations choose from, without those that left it', async () => {
    const { body: made } = await send('POST', 'partners', { name: '示范受邀银行', kind: 'bank' });
    expect((await send('GET', `institutions/${made.id}`)).body).toMatchObject({
      name: '示范受邀银行',
      status: 'active',
    });
    await app.query('update parties.partner set standing = false where id = $1', [made.id]);
    const partners = (await send('GET', 'partners')).body.partners.map((one: { id: string }) => one.id);
    expect(partners).not.toContain(made.id);
    expect((await send('GET', `institutions/${made.id}`)).status).toBe(404);
    expect((await send('POST', 'institutions', { name: '示范受邀银行', kind: 'bank' })).status).toBe(200);
  });

  it('does not tell another zone’s institution from an absent one', async () => {
    const { body: foreign } = await send('POST', 'institutions', { name: '他区银行', kind: 'bank' }, on.zoneB);
    const taken = { name: '夺取', kind: 'bank', expected: seenInstitution.parse(foreign) };
    for (const id of [foreign.id, '018f0000-0000-7000-8000-00000000ffff']) {
      for (const [method, body] of [['GET'], ['PUT', taken]] as const) {
        const answer = await send(method, `institutions/${id}`, body);
        expect([answer.status, answer.body.error.code]).toEqual([404, 'parties.institutionUnknown']);
      }
    }
  });
});
