import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { namesSeed } from './names/names-seed.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

const code = '914403001922038216';
const sound = {
  name: '示范测试电子有限公司',
  socialCreditCode: code,
  industry: 'C39',
  legalForm: 'limitedLiability',
  foundedOn: '2020-05-06',
  registeredCapitalFen: 123_456_789,
  employees: 12,
  address: '启明路 1 号',
};
const register = (body: object, zone = on.zoneA, language = 'zh-CN') =>
  on.request('officer', {
    method: 'POST',
    url: '/api/parties/firms',
    payload: body,
    headers: { 'accept-language': language },
    zone,
  });
const search = async (query: string, zone = on.zoneA) =>
  (await on.request('officer', { method: 'GET', url: `/api/parties/firms?${query}`, zone })).json();

/** Rows that a registration can leave, counted past row-level security. */
async function traces(): Promise<{ firms: number; events: number }> {
  const client = await on.connect('superuser');
  try {
    const { rows } = await client.query(
      `select (select count(*) from parties.firm) as firms,
        (select count(*) from platform.outbox where name like 'parties.%') as events`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

describe('the register', () => {
  beforeAll(async () => {
    for (const zone of [on.zoneA, on.zoneB]) expect((await register(sound, zone)).statusCode).toBe(200);
  });

  it('shows a zone its own firms only', async () => {
    const [own, foreign] = [await search('q=示范测试电子'), await search('q=示范测试电子', on.zoneB)];
    expect([own.total, foreign.total]).toEqual([1, 1]);
    expect(own.firms[0].id).not.toBe(foreign.firms[0].id);
    const peek = await on.request('officer', {
      method: 'GET',
      url: `/api/parties/firms/${own.firms[0].id}`,
      zone: on.zoneB,
    });
    expect(peek.statusCode).toBe(404);
    expect(peek.json().error.code).toBe('parties.firmUnknown');
  });

  it('finds by part of a name in any case, and by the beginning of a code', async () => {
    await register({ ...sound, socialCreditCode: undefined, name: '示范ABC_100%有限公司' });
    expect((await search('q=abc_1')).total).toBe(1);
    expect((await search('q=914403001922')).firms[0].name).toBe(sound.name);
    // Marks are no words: they are in no name, and never mean more than themselves.
    for (const mark of ['%', '_', '*']) expect((await search(`q=${encodeURIComponent(mark)}`)).total).toBe(0);
    expect((await search(`q=${encodeURIComponent('示范%')}`)).total).toBe((await search('q=示范')).total);
    expect((await search('q=shifanceshi')).total).toBe(1);
    expect((await search(`q=${encodeURIComponent("'; drop table parties.firm; --")}`)).total).toBe(0);
  });

  it('turns pages that never overlap, and counts and adds up all of them', async () => {
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.firm (zone_id, id, name, industry, scale, registered_capital_fen, employees)
        select $1, gen_random_uuid(), '翻页' || n, case n % 2 when 0 then 'B06' else 'B07' end, 'small', 100, n
        from generate_series(1, 25) n`,
      [on.zoneA.id],
    );
    await client.end();
    await namesSeed.run(on.platform);
    const pages = await Promise.all([1, 2, 3].map((page) => search(`q=翻页&pageSize=10&page=${page}`)));
    const ids = pages.flatMap((page) => page.firms.map((firm: { id: string }) => firm.id));
    expect([ids.length, new Set(ids).size]).toEqual([25, 25]);
    expect(pages[2]).toMatchObject({ total: 25, sums: { registeredCapitalFen: 2_500, employees: 325 } });
    const chosen = await search('q=翻页&industry=B06');
    expect(chosen.total).toBe(12);
    expect(chosen.facets.industry).toEqual([
      { value: 'B07', count: 13 },
      { value: 'B06', count: 12 },
    ]);
    expect((await search('q=翻页&sort=employees')).firms[0]).toMatchObject({ name: '翻页1', employees: 1 });
    expect((await search('sort=-foundedOn')).firms[0].foundedOn).toBe('2020-05-06');
  });

  it('refuses pages and values out of bounds', async () => {
    for (const query of ['page=0', 'pageSize=201', 'industry=X99', 'sort=salary', `q=${'x'.repeat(61)}`]) {
      const answer = await on.request('officer', { method: 'GET', url: `/api/parties/firms?${query}` });
      expect(answer.statusCode).toBe(422);
    }
  });

  it('refuses a row of another zone even to a query that asks for it', async () => {
    const client = await on.connect('superuser');
    const { rows } = await client.query('select id from parties.firm where zone_id = $1 limit 1', [on.zoneB.id]);
    await client.end();
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    expect((await app.query('select * from parties.firm where id = $1', [rows[0].id])).rowCount).toBe(0);
    await expect(
      app.query(
        "insert into parties.firm (zone_id, id, name, industry) values ($1, gen_random_uuid(), '示范越权', 'C39')",
        [on.zoneB.id],
      ),
    ).rejects.toThrow(/row-level security/);
    await app.query("select set_config('yuanshu.zone_id', '', false)");
    expect((await app.query('select * from parties.firm')).rowCount).toBe(0);
    await app.end();
  });

  it('lets nobody delete a firm that a person entered', async () => {
    const before = await traces();
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    expect((await app.query('delete from parties.firm')).rowCount).toBe(0);
    await app.end();
    expect(await traces()).toEqual(before);
  });
});

describe('the export', () => {
  const take = async (query: string, language = 'zh-CN') => {
    const url = `/api/parties/firms/export?${query}`;
    const answer = await on.request('officer', { method: 'GET', url, headers: { 'accept-language': language } });
    expect(answer.statusCode).toBe(200);
    return { answer, sheets: (await readXlsx(answer.rawPayload)).sheets };
  };

  it('holds exactly the rows of the filter, in its order, with money in yuan', async () => {
    const query = 'status=operating&sort=-name';
    const shown = await search(`${query}&pageSize=200`);
    const { sheets } = await take(query);
    expect(sheets[0]?.rows.slice(2, -1).map((row) => row[0])).toEqual(
      shown.firms.map((one: { name: string }) => one.name),
    );
    expect(shown.total).toBe(27);
    const row = sheets[0]?.rows.find((cells) => cells[1] === code);
    expect(row?.slice(2, 5)).toEqual(['C39', '计算机、通信和其他电子设备制造业', '有限责任公司']);
    expect(row?.[8]).toBe(1_234_567.89);
  });

  it('says on its last sheet what was asked for, and that the data are invented', async () => {
    const { sheets, answer } = await take('industry=C13&industry=C39', 'en');
    const about = new Map(sheets.at(-1)?.rows.map((row) => [row[0], row[1]]));
    expect(about.get('Industry')).toBe('Processing of farm products, Computers, communication and other electronics');
    expect(about.get('Order')).toBe('Registered capital, largest first');
    expect(about.get('Kind of data')).toMatch(/invented/);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(/demonstration\.xlsx/);
  });

  it('is not for firms or administrators', async () => {
    for (const role of ['firmMember', 'systemAdmin'] as const) {
      const answer = await on.request(role, { method: 'GET', url: '/api/parties/firms/export' });
      expect(answer.statusCode).toBe(403);
    }
  });

  it('refuses more rows than one workbook takes, and says how many match', async () => {
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.firm (zone_id, id, name, industry, demonstration)
        select $1, gen_random_uuid(), '样板' || n, 'A01', true from generate_series(1, 20001) n`,
      [on.zoneB.id],
    );
    await client.end();
    const url = '/api/parties/firms/export?industry=A01';
    const answer = await on.request('officer', { method: 'GET', url, zone: on.zoneB });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.message).toContain('20001');
  });
});
