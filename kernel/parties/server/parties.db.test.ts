import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import { addZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

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

describe('registering a firm', () => {
  it('stores the firm with its event and gives it back', async () => {
    const answer = await register(sound);
    expect(answer.statusCode).toBe(200);
    const firm = answer.json();
    expect(firm).toMatchObject({ ...sound, status: 'operating', scale: null, codeExceptionReason: null });
    const read = await on.request('leader', { method: 'GET', url: `/api/parties/firms/${firm.id}` });
    expect(read.json()).toEqual(firm);
    const client = await on.connect('superuser');
    const { rows } = await client.query(
      "select zone_id, payload from platform.outbox where name = 'parties.firmRegistered'",
    );
    await client.end();
    expect(rows).toEqual([
      {
        zone_id: on.zoneA.id,
        payload: {
          firmId: firm.id,
          name: sound.name,
          socialCreditCode: code,
          industry: 'C39',
          codeException: false,
        },
      },
    ]);
  });

  it('names the firm that holds a code already, in the zone alone', async () => {
    const before = await traces();
    const answer = await register({ ...sound, name: '示范另一家有限公司' });
    expect(answer.statusCode).toBe(409);
    const { error } = answer.json();
    expect(error.code).toBe('parties.codeTaken');
    expect(error.message).toContain(sound.name);
    expect(error.fields).toMatchObject([{ field: 'socialCreditCode' }]);
    expect(await traces()).toEqual(before);
    const elsewhere = await register(sound, on.zoneB);
    expect(elsewhere.statusCode).toBe(200);
  });

  it('lets one of two registrations of a code at the same time through', async () => {
    const both = { ...sound, name: '示范先后登记有限公司', socialCreditCode: '91110108551385082Q' };
    const answers = await Promise.all([register(both), register({ ...both, name: '示范同时登记有限公司' })]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
  });

  it('doubts a code that fails its check, and keeps it for a reason', async () => {
    const before = await traces();
    const doubtful = { ...sound, name: '示范存疑有限公司', socialCreditCode: '91350203M0001QAY9B' };
    const refused = await register(doubtful);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error).toMatchObject({
      code: 'parties.firmRejected',
      fields: [{ field: 'socialCreditCode', message: expect.stringContaining('末位应为 9') }],
    });
    const english = await register(doubtful, on.zoneA, 'en');
    expect(english.json().error.fields[0].message).toContain('should be 9');
    expect(await traces()).toEqual(before);
    const codeExceptionReason = '与营业执照原件核对一致';
    const kept = await register({ ...doubtful, codeExceptionReason });
    expect(kept.json()).toMatchObject({ socialCreditCode: '91350203M0001QAY9B', codeExceptionReason });
  });

  it('leaves no trace of bad input', async () => {
    const before = await traces();
    for (const bad of [
      { ...sound, name: '短'.slice(1) },
      { ...sound, socialCreditCode: '9144030071526726XG', foundedOn: '2999-01-01' },
      { ...sound, socialCreditCode: '9144030071526726XG', foundedOn: '2026-02-30' },
      { ...sound, socialCreditCode: '12345' },
      { ...sound, socialCreditCode: '9144030071526726XG', industry: 'X99' },
      { ...sound, socialCreditCode: '9144030071526726XG', registeredCapitalFen: 0.5 },
      { ...sound, socialCreditCode: '9144030071526726XG', employees: -1 },
    ]) {
      const answer = await register(bad);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().error.fields.length).toBeGreaterThan(0);
    }
    expect(await traces()).toEqual(before);
  });

  it('takes back the firm when its event cannot be stored', async () => {
    const client = await on.connect('superuser');
    await client.query('revoke insert on platform.outbox from yuanshu_app');
    const before = await traces();
    const answer = await register({ ...sound, socialCreditCode: '9144030071526726XG' });
    await client.query('grant insert on platform.outbox to yuanshu_app');
    await client.end();
    expect(answer.statusCode).toBe(500);
    expect(await traces()).toEqual(before);
  });

  it('is not for leaders, firms or visitors', async () => {
    for (const [role, status] of [
      ['leader', 403],
      ['firmMember', 403],
      ['anonymous', 401],
    ] as const) {
      const answer = await on.request(role, { method: 'POST', url: '/api/parties/firms', payload: sound });
      expect(answer.statusCode).toBe(status);
    }
  });
});

describe('the register', () => {
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
    expect((await search(`q=${encodeURIComponent('%')}`)).total).toBe(1);
    expect((await search('q=_')).total).toBe(1);
    expect((await search(`q=${encodeURIComponent("'; drop table parties.firm; --")}`)).total).toBe(0);
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
    const query = 'q=有限公司&status=operating&sort=-name';
    const shown = await search(`${query}&pageSize=200`);
    const { sheets } = await take(query);
    expect(sheets[0]?.rows.slice(1).map((row) => row[0])).toEqual(shown.firms.map((one: { name: string }) => one.name));
    expect(shown.total).toBeGreaterThan(3);
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

describe('the fictional zones', () => {
  const shifan: ZoneRef = {
    ...{ id: '018f0000-0000-7000-8000-0000000000c1', code: 'shifan', name: '示范高新区', demonstration: true },
  };
  const yangban: ZoneRef = {
    ...{ id: '018f0000-0000-7000-8000-0000000000c2', code: 'yangban', name: '样板经开区', demonstration: true },
  };
  const options = { seed: 1, firms: 300, today: '2026-10-13' };
  const generate = (zone: ZoneRef, firms: number) => {
    const part = on.composition.parts.find((one) => one.name === 'parties');
    if (part?.demo === undefined) throw new Error('parties has no generator');
    return part.demo(on.platform, zone, { ...options, firms });
  };
  const dump = async (zone: ZoneRef) => {
    const client = await on.connect('superuser');
    const of = async (table: string) =>
      (await client.query(`select * from parties.${table} where zone_id = $1 order by id`, [zone.id])).rows;
    const all = { firms: await of('firm'), staff: await of('staff'), departments: await of('department') };
    await client.end();
    return all;
  };

  beforeAll(async () => {
    for (const zone of [shifan, yangban]) await addZone(on.platform.importer.forZone(noZone), zone);
  });

  it('fill with what the generator says that it wrote', async () => {
    expect(await generate(shifan, 300)).toEqual([
      { table: 'parties.department', rows: 32 },
      { table: 'parties.staff', rows: 40 },
      { table: 'parties.firm', rows: 300 },
    ]);
    await generate(yangban, 20);
    const [first, second] = [await dump(shifan), await dump(yangban)];
    expect([first.firms.length, second.firms.length, second.staff.length]).toEqual([300, 20, 6]);
    expect(first.firms.every((row) => row.demonstration && row.name.startsWith('示范'))).toBe(true);
    expect(second.firms.every((row) => row.name.startsWith('样板'))).toBe(true);
  });

  it('are the same after a second run, and shrink with a smaller one', async () => {
    const before = await dump(shifan);
    await generate(shifan, 300);
    expect(await dump(shifan)).toEqual(before);
    await generate(shifan, 30);
    const small = await dump(shifan);
    expect(small.firms).toEqual(before.firms.slice(0, 30));
    expect((await dump(yangban)).firms).toHaveLength(20);
  });

  it('keep the firm that a person entered there', async () => {
    const client = await on.connect('superuser');
    await client.query(
      "insert into parties.firm (zone_id, id, name, industry) values ($1, gen_random_uuid(), '示范手录有限公司', 'C39')",
      [yangban.id],
    );
    await client.end();
    await generate(yangban, 20);
    expect((await dump(yangban)).firms.map((row) => row.name)).toContain('示范手录有限公司');
  });

  it('stand as they were when a run fails half-way', async () => {
    const before = await dump(yangban);
    await expect(generate(yangban, 10_000_000)).rejects.toThrow(/no more names/);
    expect(await dump(yangban)).toEqual(before);
  });

  it('are the only ones that are filled', async () => {
    await expect(generate({ ...shifan, demonstration: false }, 1)).rejects.toThrow(/not a fictional zone/);
    await expect(generate({ ...shifan, code: '../../package' }, 1)).rejects.toThrow(/no zone code/);
  });

  it('count themselves when the day is closed, and find nothing wrong', async () => {
    const part = on.composition.parts.find((one) => one.name === 'parties');
    const close = await part?.dailyClose?.(on.platform, shifan);
    expect(close?.figures).toMatchObject({ firms: 30, departments: 9, sections: 22, staff: 40 });
    expect(close?.sheets[0]?.rows).toHaveLength(30);
    expect(close?.problems).toEqual([]);
    expect((await part?.dailyClose?.(on.platform, null))?.sheets).toEqual([]);
  });
});

describe('the organisation', () => {
  it('tells the session where its person works', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const officer = (await accountsOf(db)).find((account) => account.role === 'officer');
    const client = await on.connect('superuser');
    const id = (place: number) => `018f0000-0000-7000-8000-0000000000d${place}`;
    await client.query(
      `insert into parties.department (zone_id, id, parent_id, kind, code, name, position)
        values ($1, $2, null, 'zoneAuthority', 'authority', '管委会', 1), ($1, $3, $2, 'department', 'approval', '行政审批局', 2),
          ($1, $4, $3, 'section', 'approval.construction', '工程建设科', 3)`,
      [on.zoneA.id, id(1), id(2), id(3)],
    );
    await client.query(
      `insert into parties.staff (zone_id, id, department_id, name, post, office_extension, account_id, position)
        values ($1, $2, $3, '陈舒', '科长', '6001', $4, 1)`,
      [on.zoneA.id, id(4), id(3), officer?.id],
    );
    await client.end();
    const session = await on.request('officer', { method: 'GET', url: '/api/session' });
    expect(session.json().account.staff).toEqual({ department: '行政审批局 · 工程建设科', post: '科长' });
    const leader = await on.request('leader', { method: 'GET', url: '/api/session' });
    expect(leader.json().account.staff).toBeNull();
  });

  it('lists departments with sections and people, to staff and administrators of the zone', async () => {
    const answer = await on.request('securityAdmin', { method: 'GET', url: '/api/parties/departments' });
    const { departments, staffTotal } = answer.json();
    expect(staffTotal).toBe(1);
    expect(departments.map((row: { name: string }) => row.name)).toEqual(['管委会', '行政审批局']);
    expect(departments[1].sections[0].staff).toMatchObject([{ name: '陈舒', officeExtension: '6001' }]);
    const other = await on.request('officer', { method: 'GET', url: '/api/parties/departments', zone: on.zoneB });
    expect(other.json()).toEqual({ departments: [], staffTotal: 0 });
    const bank = await on.request('bankOfficer', { method: 'GET', url: '/api/parties/departments' });
    expect(bank.statusCode).toBe(403);
  });
});
