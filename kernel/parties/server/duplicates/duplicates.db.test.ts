import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { proposeDuplicatesJob } from './propose-duplicates.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

const send = (
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  { role = 'officer' as Role, zone = on.zoneB } = {},
) => on.request(role, { method, url: `/api/parties/${url}`, ...(payload && { payload }), zone });
const register = async (name: string, more: object = {}) =>
  (await send('POST', 'firms', { name, industry: 'C39', legalForm: 'limitedLiability', ...more })).json();
const list = async (state = 'open') => (await send('GET', `duplicates?state=${state}`)).json();
const look = async () => (await send('POST', 'duplicates/propose')).json();

describe('duplicates', () => {
  let ids: string[];
  beforeAll(async () => {
    const firms = [
      await register('厦门云岭电子有限公司', { address: '启明路 9 号' }),
      await register('厦门市云领电子有限公司', { address: '启明路9号' }),
      await register('厦门恒泽软件有限公司'),
      await register('厦门恒泽软件有限公司集美分公司'),
    ];
    ids = firms.map((firm) => firm.id);
  });

  it('are proposed with their reasons, once', async () => {
    expect(await look()).toEqual({ compared: 4, added: 1, open: 1 });
    expect(await look()).toEqual({ compared: 4, added: 0, open: 1 });
    const { duplicates, counts } = await list();
    expect(counts).toEqual({ open: 1, apart: 0, merged: 0 });
    expect(duplicates[0].reasons.map((one: { code: string }) => one.code)).toEqual(['sameSound', 'sameAddress']);
    expect([duplicates[0].left.id, duplicates[0].right.id].sort()).toEqual(ids.slice(0, 2).sort());
  });

  it('are every zone’s own, and seen by staff only', async () => {
    expect((await send('GET', 'duplicates', undefined, { zone: on.zoneA })).json().total).toBe(0);
    expect((await send('GET', 'duplicates', undefined, { role: 'firmMember' })).statusCode).toBe(403);
    expect((await send('POST', 'duplicates/propose', undefined, { role: 'leader' })).statusCode).toBe(403);
    const [pair] = (await list()).duplicates;
    const foreign = await send('POST', `duplicates/${pair.id}/apart`, { reason: '不是' }, { zone: on.zoneA });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'parties.duplicateUnknown']);
  });

  it('set apart stay apart until a name changes', async () => {
    const [pair] = (await list()).duplicates;
    const apart = () => send('POST', `duplicates/${pair.id}/apart`, { reason: '两张营业执照' });
    const codes = (await Promise.all([apart(), apart()])).map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([200, 409]);
    expect(await look()).toMatchObject({ added: 0, open: 0 });
    expect((await list('apart')).duplicates).toMatchObject([
      { decisionReason: '两张营业执照', decidedBy: expect.any(String) },
    ]);
    const client = await on.connect('superuser');
    await client.query(
      "update parties.firm set name = '厦门云岭电子股份有限公司', legal_form = 'jointStock' where id = $1",
      [ids[0]],
    );
    await client.end();
    await look();
    expect((await list()).duplicates).toMatchObject([{ id: pair.id, state: 'open', decidedBy: null }]);
  });

  it('go when their reasons go', async () => {
    const client = await on.connect('superuser');
    await client.query("update parties.firm set name = '厦门素溪光电有限公司' where id = $1", [ids[0]]);
    await proposeDuplicatesJob.run({}, on.platform);
    expect((await list()).total).toBe(0);
    await client.query("update parties.firm set name = '厦门云岭电子有限公司' where id = $1", [ids[0]]);
    await proposeDuplicatesJob.run({}, on.platform);
    expect((await list()).total).toBe(1);
    const { rows } = await client.query(
      "select actor_kind, after from journal.entry where action = 'parties.proposeDuplicates' order by at desc, id desc limit 1",
    );
    expect(rows[0].actor_kind).toBe('system');
    await client.end();
  });

  it('are marked when they are merged, and apart once that is undone', async () => {
    const [pair] = (await list()).duplicates;
    const wish = { kind: 'firm', survivorId: pair.left.id, otherId: pair.right.id };
    const { seen } = (await send('POST', 'merges/preview', wish)).json();
    const merged = await send('POST', 'merges', { ...wish, seen, reason: '同一张营业执照' });
    expect((await list('merged')).total).toBe(1);
    await look();
    expect((await list('merged')).duplicates).toMatchObject([{ id: pair.id }]);
    await send('POST', `merges/${merged.json().id}/undo`, { reason: '核实是两家企业' });
    await look();
    expect([(await list()).total, (await list('apart')).total]).toEqual([0, 1]);
  });

  it('are proposed for institutions too, by name, short name and code, each kind apart', async () => {
    const enter = async (name: string, more: object = {}) => {
      const answer = await send('POST', 'institutions', { name, kind: 'bank', ...more });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().id as string;
    };
    const one = await enter('示范农商银行', { shortName: '示农商' });
    const other = await enter('示范农商银行股份有限公司');
    const university = [await enter('澄湖理工大学'), await enter('澄湖理工大学附属医院')];
    const firms = await list();
    await look();
    expect(await list()).toMatchObject({ total: firms.total, kinds: { firm: firms.total, institution: 1 } });
    const found = (await send('GET', 'duplicates?kind=institution')).json();
    expect(found).toMatchObject({ total: 1, counts: { open: 1 }, duplicates: [{ kind: 'institution' }] });
    const [pair] = found.duplicates;
    expect([pair.left.id, pair.right.id].sort()).toEqual([one, other].sort());
    expect(university).not.toContain(pair.left.id);
    const apart = await send('POST', `duplicates/${pair.id}/apart`, { reason: '两家机构' });
    expect(apart.statusCode, apart.body).toBe(200);
    await look();
    expect((await send('GET', 'duplicates?kind=institution')).json()).toMatchObject({
      total: 0,
      counts: { open: 0, apart: 1 },
    });
  });

  it('are told before a firm is registered, and leave nothing behind', async () => {
    const check = async (body: object) => (await send('POST', 'firms/check', body)).json().candidates;
    const names = async (body: object) => (await check(body)).map((one: { firm: { name: string } }) => one.firm.name);
    expect(await names({ name: '厦门恒泽软件' })).toEqual(['厦门恒泽软件有限公司']);
    expect(await names({ name: '恒择软件有限公司' })).toEqual(['厦门恒泽软件有限公司']);
    expect(await names({ name: '毫不相干的名字' })).toEqual([]);
    await register('厦门素溪光学有限公司', { socialCreditCode: '91350211M000100Y46' });
    expect(await names({ name: '完全另一个', socialCreditCode: '91350211M000100Y64' })).toEqual([
      '厦门素溪光学有限公司',
    ]);
    expect((await check({ name: '另一个名字', socialCreditCode: '91350211M000100Y46' }))[0].reasons[0].code).toBe(
      'sameCode',
    );
    expect((await send('POST', 'firms/check', { name: '恒泽软件' }, { role: 'leader' })).statusCode).toBe(403);
  });
});
