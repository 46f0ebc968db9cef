import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { unmaskingsPerDay } from '../../contract/person.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader' | 'securityAdmin' | 'auditAdmin' | 'systemAdmin' | 'firmMember';
const post = (role: Role, url: string, payload: object = {}, zone = on.zoneA) =>
  on.request(role, { method: 'POST', url, payload, zone });
const get = (role: Role, url: string, zone = on.zoneA) => on.request(role, { method: 'GET', url, zone });
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;
const own = { name: '王小明', mobile: '10000000001', idNumber: '000000194912310029', email: 'wang@example.test' };

async function rowsOf(query: string, values: unknown[] = []) {
  const client = await on.connect('superuser');
  try {
    return (await client.query(query, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a person', () => {
  let id: string;

  it('is stored as ciphertext and answered masked', async () => {
    const answer = await post('officer', '/api/parties/persons', { ...own, mobile: '+86 100-0000 0001' });
    expect(answer.statusCode).toBe(200);
    id = answer.json().id;
    expect(answer.json()).toMatchObject({
      name: '王*明',
      mobile: '100****0001',
      idNumber: '0000**********0029',
      email: 'w***@example.test',
    });
    const [row] = await rowsOf('select * from parties.person where id = $1', [id]);
    for (const column of ['name_sealed', 'mobile_sealed', 'id_number_sealed', 'email_sealed']) {
      expect(row[column]).toMatch(/^y1\.a\./);
    }
  });

  it('keeps a number that breaks GB 11643, with the doubt', async () => {
    const [row] = await rowsOf('select id_number_doubted from parties.person where id = $1', [id]);
    expect(row.id_number_doubted).toBe(true);
    const sound = { name: '李四海', idNumber: '11010519491231002x' };
    const answer = await post('officer', '/api/parties/persons', sound);
    expect(answer.json()).toMatchObject({ idNumber: '1101**********002X', idNumberDoubted: false });
  });

  it('is entered once a zone, also by ten officers at once', async () => {
    const again = await post('departmentHead', '/api/parties/persons', { name: '王晓明', mobile: own.mobile });
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'parties.personKnown']);
    expect(again.json().error.message).toContain('王*明');
    const body = { name: '赵十全', mobile: '10000000099', idNumber: '000000199001010011' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('officer', '/api/parties/persons', body)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect((await post('officer', '/api/parties/persons', own, on.zoneB)).statusCode).toBe(200);
  });

  it('is found by the whole number and by no part of it, in the own zone only', async () => {
    const find = async (body: object, zone = on.zoneA) =>
      (await post('officer', '/api/parties/persons/find', body, zone)).json().person;
    expect((await find({ mobile: '100 0000 0001' })).id).toBe(id);
    expect((await find({ idNumber: own.idNumber })).id).toBe(id);
    expect((await find({ mobile: own.mobile }, on.zoneB)).id).not.toBe(id);
    expect(await find({ mobile: '10000000002' })).toBeNull();
    expect((await post('officer', '/api/parties/persons/find', { mobile: '1000000' })).statusCode).toBe(422);
    // Trying numbers one after the other unmasks a person: each try stays, without the number.
    const tries = await rowsOf("select * from journal.entry where action = 'parties.findPerson' order by position");
    expect(tries.map(({ subject_id, after }) => [subject_id, JSON.parse(after)])).toEqual([
      [id, { by: ['mobile'], found: true }],
      [id, { by: ['idNumber'], found: true }],
      [expect.not.stringMatching(id), { by: ['mobile'], found: true }],
      [null, { by: ['mobile'], found: false }],
    ]);
    expect(JSON.stringify(tries)).not.toMatch(/1000000000[12]|000000194912310029/);
  });

  it('of another zone answers like one that does not exist', async () => {
    const nowhere = '018f0000-0000-7000-8000-0000000000ff';
    for (const path of ['', '/unmask', '/erasure', '/holds']) {
      const body = { fields: ['mobile'], reason: '核对联系方式', ground: '本人书面要求' };
      const method = path === '' ? 'GET' : 'POST';
      const [foreign, absent] = await Promise.all(
        [id, nowhere].map((one) =>
          on.request('officer', {
            ...{ method, url: `/api/parties/persons/${one}${path}`, zone: on.zoneB },
            ...(path === '' ? {} : { payload: body }),
          }),
        ),
      );
      expect([foreign?.statusCode, foreign?.json().error.message]).toEqual([404, absent?.json().error.message]);
    }
  });

  it('shows each role no more than the table says', async () => {
    const seen = async (role: Role) => (await get(role, `/api/parties/persons/${id}`)).json().person;
    expect(await seen('leader')).toMatchObject({ name: '王*明', mobile: '100****0001', idNumber: null, email: null });
    expect((await get('systemAdmin', `/api/parties/persons/${id}`)).statusCode).toBe(403);
  });

  it('is corrected, and the journal keeps ciphertext', async () => {
    const patch = (payload: object) =>
      on.request('officer', { method: 'PATCH', url: `/api/parties/persons/${id}`, payload });
    const reason = '本人来电更正号码';
    for (const incomplete of [{ mobile: '10000000005' }, { mobile: '10000000005', reason: '改' }, { reason }]) {
      expect((await patch(incomplete)).statusCode).toBe(422);
    }
    expect((await patch({ mobile: '10000000005', reason })).json()).toMatchObject({
      name: '王*明',
      mobile: '100****0005',
    });
    expect(codeOf(await patch({ mobile: '10000000099', reason }))).toBe('parties.personKnown');
    const entries = await rowsOf("select * from journal.entry where action = 'parties.correctPerson'");
    const [entry] = entries;
    expect(entries).toHaveLength(1);
    expect(entry.reason).toBe(reason);
    for (const side of [entry.before, entry.after]) {
      expect(Object.keys(JSON.parse(side))).toEqual(['mobile']);
      expect(JSON.parse(side).mobile).toMatch(/^y1\./);
    }
    expect((await post('officer', '/api/parties/persons/find', { mobile: own.mobile })).json().person).toBeNull();
  });

  it('gets no number that another one gets at the same moment, and is told whose it is', async () => {
    const names = ['甲一一', '甲二二', '甲三三', '甲四四', '甲五五', '甲六六'];
    const numbered = names.map((name, place) => ({ name, idNumber: `00000019900101${1000 + place}` }));
    const made = await Promise.all(numbered.map((one) => post('officer', '/api/parties/persons', one)));
    const answers = await Promise.all(
      made.map((one) =>
        on.request('officer', {
          ...{ method: 'PATCH', url: `/api/parties/persons/${one.json().id}` },
          payload: { mobile: '10000000077', reason: '本人更换号码' },
        }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const winner = answers.find((answer) => answer.statusCode === 200)?.json().name;
    for (const answer of answers.filter((one) => one.statusCode === 409)) {
      expect(answer.json().error.message).toContain(winner);
    }
  });
});

describe('unmasking', () => {
  let id: string;
  const unmask = (body: object, role: Role = 'officer') => post(role, `/api/parties/persons/${id}/unmask`, body);
  const reason = '核对拨付账户联系人';

  // Looks are counted by the day in China: no midnight may fall between two of them.
  const at = (instant: string) => {
    on.setNow(instant);
    on.forgetSessions();
  };

  beforeAll(async () => {
    at('2026-03-02T02:00:00Z');
    id = (await post('officer', '/api/parties/persons', { name: '钱明文', mobile: '10000000200' })).json().id;
  });

  it('answers what was asked for, once proved, and keeps person, fields and reason without values', async () => {
    const answer = await unmask({ fields: ['mobile', 'name', 'mobile'], reason });
    expect(answer.json()).toEqual({
      values: { mobile: '10000000200', name: '钱明文' },
      leftToday: unmaskingsPerDay - 1,
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    const [entry] = await rowsOf("select * from journal.entry where action = 'parties.unmaskPerson'");
    expect(entry).toMatchObject({ subject_id: id, reason, after: '{"fields":["mobile","name"]}', before: null });
    expect(JSON.stringify(entry)).not.toContain('10000000200');
  });

  it('needs a reason of five characters, a known field, and a role that may', async () => {
    expect((await unmask({ fields: ['mobile'], reason: '看看' })).statusCode).toBe(422);
    expect((await unmask({ fields: [], reason })).statusCode).toBe(422);
    expect((await unmask({ fields: ['password'], reason })).statusCode).toBe(422);
    for (const role of ['leader', 'securityAdmin', 'firmMember'] as const) {
      expect((await unmask({ fields: ['mobile'], reason }, role)).statusCode).toBe(403);
    }
  });

  it('asks the person to prove itself first', async () => {
    const cookie = await on.cookieOf('officer');
    const client = await on.connect('superuser');
    await client.query('update auth.session set proved_at = null');
    await client.end();
    on.setNow('2026-03-02T02:02:00Z');
    const answer = await on.server.inject({
      ...{ method: 'POST', url: `/api/parties/persons/${id}/unmask`, payload: { fields: ['mobile'], reason } },
      headers: { 'x-yuanshu-csrf': '1', cookie: `yuanshu_session=${cookie}` },
    });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'auth.stepUpNeeded']);
  });

  it('stops at the day’s limit, exactly, also when all come at once, and goes on the next day', async () => {
    const left = (await unmask({ fields: ['name'], reason })).json().leftToday;
    const answers = await Promise.all(Array.from({ length: left + 5 }, () => unmask({ fields: ['name'], reason })));
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(left);
    const over = answers.filter((answer) => answer.statusCode === 429);
    expect(over).toHaveLength(5);
    expect(over[0]?.json().error.code).toBe('parties.unmaskingsUsedUp');
    expect((await unmask({ fields: ['name'], reason }, 'departmentHead')).statusCode).toBe(200);
    at('2026-03-03T03:00:00Z');
    expect((await unmask({ fields: ['name'], reason })).json().leftToday).toBe(unmaskingsPerDay - 1);
  });

  it('is seen by the security and the audit administrator', async () => {
    for (const role of ['securityAdmin', 'auditAdmin'] as const) {
      const list = (await get(role, '/api/parties/unmaskings')).json();
      expect(list.total).toBe(unmaskingsPerDay + 2);
      expect(list.unmaskings[0]).toMatchObject({ account: '测试officer', person: '钱*文', fields: ['name'], reason });
      expect(list.today).toMatchObject([{ account: '测试officer', count: 1 }]);
    }
    expect((await get('officer', '/api/parties/unmaskings')).statusCode).toBe(403);
  });
});

describe('what the application may not do', () => {
  it.each(['parties.unmasking', 'parties.erasure', 'parties.verification', 'exports.export_log'])(
    'is to change or delete rows of %s',
    async (table) => {
      const app = await on.connect('yuanshu_app');
      await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
      await expect(app.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`update ${table} set zone_id = zone_id`)).rejects.toThrow(/permission denied/);
      await app.end();
    },
  );

  it('is to store a name in plain', async () => {
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    const insert = `insert into parties.person (zone_id, id, name_sealed, registered_at)
      values ($1, gen_random_uuid(), '王小明', now())`;
    await expect(app.query(insert, [on.zoneA.id])).rejects.toThrow(/check constraint/);
    await app.end();
  });
});
