import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { firmKind } from '../contract/enumerations.ts';
import { adoptableKinds, type PublishedFirm } from '../contract/published-firm.ts';

let test: TestPlatform;
let all: PublishedFirm[];
beforeAll(async () => {
  test = await testPlatform();
  all = (await list('pageSize=200')).firms;
});
afterAll(() => test.close());

const list = async (query: string, role: 'anonymous' | 'officer' = 'anonymous', zone?: TestPlatform['zoneB']) => {
  const url = `/api/atlas/firms?${query}`;
  const response = await test.request(role, { method: 'GET', url, ...(zone === undefined ? {} : { zone }) });
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json();
};
const adopt = (id: string, payload: object, role: 'officer' | 'leader' = 'officer', zone?: TestPlatform['zoneB']) => {
  const url = `/api/atlas/firms/${id}/adoption`;
  return test.request(role, { method: 'POST', url, payload, ...(zone === undefined ? {} : { zone }) });
};
const registered = { name: '西电集团有限公司', industry: 'C38', legalForm: 'limitedLiability' };

describe('the register of published firms', () => {
  it('holds every row of the facts that could be read, open to a visitor, with its place on the page', () => {
    expect(all.length).toBeGreaterThanOrEqual(190);
    for (const firm of all) expect(firm).toMatchObject({ adoptedAs: null, source: { number: expect.any(String) } });
  });

  it('narrows by words, zone and kind, and counts each facet without its own filter', async () => {
    const banks = await list('kind=bank&pageSize=200');
    expect(banks.total).toBe(all.filter(({ kind }) => kind === 'bank').length);
    expect(banks.facets.kind.find((one: { value: string }) => one.value === 'enterprise').count).toBe(
      all.filter(({ kind }) => kind === 'enterprise').length,
    );
    const [xian] = all;
    const zone = await list(`zone=${xian?.zoneId}&pageSize=200`);
    expect(zone.firms).toEqual(all.filter(({ zoneId }) => zoneId === xian?.zoneId));
    expect((await list(`q=${encodeURIComponent('%')}`)).total).toBe(0);
  });

  it('exports exactly what is filtered', async () => {
    const file = await test.request('officer', { method: 'GET', url: '/api/atlas/firms/export?kind=university' });
    expect(file.statusCode).toBe(200);
    const { sheets } = await readXlsx(file.rawPayload);
    const ids = sheets[0]?.rows.map((row) => row.at(-1)).filter((id) => all.some((firm) => firm.id === id));
    expect(ids).toEqual(all.filter(({ kind }) => kind === 'university').map(({ id }) => id));
  });
});

describe('adopting a published firm', () => {
  it('enters it by the checks of the register and keeps where it was published', async () => {
    const published = all.find(({ name }) => name === '西电集团');
    const made = await adopt(published?.id ?? '', registered);
    expect(made.statusCode, made.body).toBe(200);
    const firm = made.json();
    expect(firm).toMatchObject({ name: '西电集团有限公司', registeredCapitalFen: null, employees: null });
    const told = await test.request('officer', { method: 'GET', url: `/api/atlas/adoptions/${firm.id}` });
    expect(told.json().adoptions).toMatchObject([
      { printed: '西电集团', firm: { id: published?.id, adoptedAs: firm.id } },
    ]);
    const again = await adopt(published?.id ?? '', { ...registered, name: '西电集团第二有限公司' });
    expect([again.statusCode, again.json().error.code]).toEqual([409, 'atlas.firmAdopted']);
    const found = await test.request('officer', {
      method: 'GET',
      url: `/api/parties/firms?q=${encodeURIComponent('西电集团')}`,
    });
    expect(found.json().total).toBe(1);
  });

  it('is one zone’s own matter: another zone and a visitor see nothing of it', async () => {
    const published = all.find(({ name }) => name === '西电集团');
    const seen = async (role: 'anonymous' | 'officer', zone?: TestPlatform['zoneB']) =>
      (await list('pageSize=200', role, zone)).firms.find(({ id }: PublishedFirm) => id === published?.id).adoptedAs;
    expect(await seen('officer')).not.toBeNull();
    expect(await seen('officer', test.zoneB)).toBeNull();
    expect(await seen('anonymous')).toBeNull();
  });

  it('follows the firm through one merge and the next', async () => {
    const published = all.find(({ name }) => name === '西电集团');
    const seen = async () =>
      (await list('pageSize=200', 'officer')).firms.find(({ id }: PublishedFirm) => id === published?.id).adoptedAs;
    const post = (url: string, payload: object) =>
      test.request('officer', { method: 'POST', url: `/api/parties/${url}`, payload });
    let standing = await seen();
    const merges: string[] = [];
    for (const name of ['示范承接一有限公司', '示范承接二有限公司']) {
      const firm = (await post('firms', { name, industry: 'C39', legalForm: 'limitedLiability' })).json();
      const wish = { kind: 'firm', survivorId: firm.id, otherId: standing };
      const { seen: version } = (await post('merges/preview', wish)).json();
      const merged = await post('merges', { ...wish, seen: version, reason: '同一家企业两次登记' });
      expect(merged.statusCode, merged.body).toBe(200);
      merges.unshift(merged.json().id);
      standing = firm.id;
      expect(await seen()).toBe(firm.id);
    }
    const adopted = await test.request('officer', { method: 'GET', url: `/api/atlas/adoptions/${standing}` });
    expect(adopted.json().adoptions).toMatchObject([{ printed: '西电集团' }]);
    for (const id of merges) await post(`merges/${id}/undo`, { reason: '核实是两家企业' });
    expect(await seen()).not.toBe(standing);
  });

  it('refuses what no register of firms can hold, in words', async () => {
    const office = all.find(({ kind }) => kind === 'authority');
    const refused = await adopt(office?.id ?? '', registered);
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'atlas.firmNotAdoptable']);
    expect(refused.json().error.message).toContain(office?.name);
    expect(firmKind.options.filter((kind) => !adoptableKinds.includes(kind))).toEqual([
      'authority',
      'association',
      'alliance',
      'community',
      'facility',
      'brand',
      'role',
    ]);
  });

  it('leaves nothing behind when the register refuses, and of two at once takes one', async () => {
    const [first] = all.filter(
      ({ kind, adoptedAs, name }) => kind === 'enterprise' && adoptedAs === null && name !== '西电集团',
    );
    const id = first?.id ?? '';
    expect((await adopt(id, { ...registered, name: '甲' })).statusCode).toBe(422);
    expect((await adopt(id, { ...registered, socialCreditCode: '914403001922038217' })).statusCode).toBe(422);
    const both = await Promise.all(['甲有限公司', '乙有限公司'].map((name) => adopt(id, { ...registered, name })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const firms = await test.request('officer', { method: 'GET', url: '/api/parties/firms?pageSize=100' });
    const names = firms.json().firms.map((firm: { name: string }) => firm.name);
    expect(names.filter((name: string) => ['甲有限公司', '乙有限公司'].includes(name))).toHaveLength(1);
  });

  it('is for officers and heads, and needs a published firm', async () => {
    expect((await adopt(all[3]?.id ?? '', registered, 'leader')).statusCode).toBe(403);
    expect((await adopt('f-none', registered)).statusCode).toBe(404);
    expect((await test.request('anonymous', { method: 'GET', url: '/api/atlas/firms/f-none' })).statusCode).toBe(404);
  });
});
