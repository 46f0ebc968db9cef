import { randomUUIDv7 } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirmWithRepresentative, enter, inventedMobile } from '../identities/people.fixture.ts';
import { mendAfterRestore } from './mend-after-restore.ts';
import { listErasures, repeatErasures } from './repeat-erasures.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader' | 'securityAdmin';
const post = (role: Role, url: string, payload: object = {}) => on.request(role, { method: 'POST', url, payload });
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;
const ground = '本人书面要求，个人信息保护法第四十七条';
const decide = (requestId: string, decision = 'erase', role: Role = 'securityAdmin') =>
  post(role, `/api/parties/erasures/${requestId}/decision`, { decision, reason: '已核对本人身份' });

async function withSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await on.connect('superuser');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tables in whose rows one of the words stands, in any column of any schema: every row as text, bytes also as UTF-8 and hex. */
function findWords(words: readonly string[]): Promise<string[]> {
  return withSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    expect(rows.length).toBeGreaterThan(30);
    const forms = words.flatMap((word) => [
      word,
      Buffer.from(word).toString('hex'),
      Buffer.from(word).toString('base64'),
    ]);
    const found: string[] = [];
    for (const { name } of rows) {
      const query = `select 1 from ${name} as one where exists
        (select 1 from unnest($1::text[]) as word where position(word in one::text) > 0) limit 1`;
      if (((await client.query(query, [forms])).rowCount ?? 0) > 0) found.push(name);
    }
    return found;
  });
}

const journalOf = () =>
  withSuperuser(async (client) => (await client.query('select * from journal.entry order by position')).rows);

describe('the search for plain text', () => {
  it('finds a word wherever it lies, as text, in JSON, or as bytes', async () => {
    await withSuperuser((client) =>
      client.query(`create schema found; create table found.text_row (value text); create table found.byte_row (value bytea);
        create table found.json_row (value jsonb); insert into found.text_row values ('前欧阳寻后');
        insert into found.byte_row values (convert_to('欧阳寻', 'UTF8')); insert into found.json_row values ('{"a": "欧阳寻"}')`),
    );
    expect((await findWords(['欧阳寻'])).sort()).toEqual(['found.byte_row', 'found.json_row', 'found.text_row']);
    await withSuperuser((client) => client.query('drop schema found cascade'));
  });
});

describe('a person in every part of the platform', () => {
  const plain = ['欧阳清清', '10000007123', '000000199203040056', 'ouyang.qq@example.test'];
  let personId: string;
  let firmId: string;
  let membershipId: string;
  let journal: unknown[];

  beforeAll(async () => {
    const made = await addFirmWithRepresentative(on, {
      ...{ name: '示范清除测试有限公司', person: '欧阳清清', mobile: '10000007123', login: 'qq.login' },
    });
    ({ personId, firmId, membershipId } = made);
    await on.request('officer', {
      ...{ method: 'PATCH', url: `/api/parties/persons/${personId}` },
      payload: { idNumber: plain[2], email: plain[3], reason: '补录申报材料' },
    });
    await post('officer', `/api/parties/persons/${personId}/unmask`, {
      ...{ fields: ['name', 'mobile', 'idNumber', 'email'], reason: '核对申报材料' },
    });
    await on.request('officer', { method: 'GET', url: '/api/parties/persons/export' });
    await post('officer', '/api/parties/persons/export', { reason: '发放纸质通知书' });
    await post('officer', '/api/parties/persons', { name: '欧阳清清', mobile: '10000007123' });
  });

  it('stands nowhere in plain even before: no table, no journal, no outbox, no job', async () => {
    expect(await findWords(plain)).toEqual([]);
  });

  it('is not erased while the firm has no other representative', async () => {
    const answer = await post('officer', `/api/parties/persons/${personId}/erasure`, { ground });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'parties.erasureBarred']);
    expect(answer.json().error.message).toContain('企业代表');
    const invited = await post('officer', `/api/parties/firms/${firmId}/invitations`, {
      ...{ name: '秦继任', mobile: inventedMobile(7200) },
    });
    const successor = await enter(on, invited.json(), 'qin.jr');
    const { membershipId: next } = (
      await successor.send('POST', `/api/my/invitations/${invited.json().id}/acceptance`)
    ).json();
    for (const role of ['officer', 'departmentHead'] as const) {
      await post(role, `/api/parties/claims/${next}/verification`, { decision: 'confirmed' });
    }
    expect(
      (await post('officer', `/api/parties/memberships/${membershipId}/end`, { reason: '已由秦继任接替' })).statusCode,
    ).toBe(200);
  });

  it('is not erased while a hold stands', async () => {
    const hold = await post('officer', `/api/parties/persons/${personId}/holds`, { ground: '补贴资金审计期间' });
    expect(codeOf(await post('officer', `/api/parties/persons/${personId}/erasure`, { ground }))).toBe(
      'parties.erasureBarred',
    );
    const listed = async (role: Role) => (await on.request(role, { method: 'GET', url: '/api/parties/holds' })).json();
    expect(await listed('securityAdmin')).toMatchObject({
      total: 1,
      holds: [{ ...hold.json(), personId, person: expect.stringContaining('*') }],
    });
    expect((await on.request('leader', { method: 'GET', url: '/api/parties/holds' })).statusCode).toBe(403);
    const beyond = await on.request('securityAdmin', { method: 'GET', url: '/api/parties/holds?page=2' });
    expect(beyond.json()).toEqual({ total: 1, holds: [] });
    expect(
      (await post('officer', `/api/parties/holds/${hold.json().id}/lift`, { reason: '审计已结束' })).statusCode,
    ).toBe(403);
    expect(
      (await post('securityAdmin', `/api/parties/holds/${hold.json().id}/lift`, { reason: '审计已结束' })).statusCode,
    ).toBe(200);
    expect(await listed('securityAdmin')).toEqual({ total: 0, holds: [] });
  });

  it('is erased by two persons and not by one, once, and the journal stays as it was', async () => {
    const request = await post('officer', `/api/parties/persons/${personId}/erasure`, { ground });
    expect(request.json().state).toBe('requested');
    expect(codeOf(await post('departmentHead', `/api/parties/persons/${personId}/erasure`, { ground }))).toBe(
      'parties.erasureUnderWay',
    );
    expect((await decide(request.json().id, 'erase', 'officer')).statusCode).toBe(403);
    journal = await journalOf();
    const answers = await Promise.all([1, 2, 3].map(() => decide(request.json().id)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 404, 404]);
    expect((await journalOf()).slice(0, journal.length)).toEqual(journal);
  });

  it('leaves nothing that could be read or linked', async () => {
    expect(await findWords([...plain, '欧**清', 'qq.login'])).toEqual([]);
    const { person, memberships } = (
      await on.request('officer', { method: 'GET', url: `/api/parties/persons/${personId}` })
    ).json();
    expect(person).toMatchObject({ name: null, mobile: null, idNumber: null, email: null });
    expect(person.erasedAt).toMatch(/^\d{4}-/);
    expect(memberships.map((one: { state: string }) => one.state)).toEqual(['ended']);
    const found = await post('officer', '/api/parties/persons/find', { mobile: plain[1] });
    expect(found.json().person).toBeNull();
    expect(on.platform.keys.persons.erasedAt(on.zoneA.id, personId)).toBe(person.erasedAt);
    const unmask = await post('officer', `/api/parties/persons/${personId}/unmask`, {
      fields: ['name'],
      reason: '核对材料',
    });
    expect(unmask.statusCode).toBe(422);
    const again = await post('officer', `/api/parties/persons/${personId}/unmask`, {
      fields: ['name'],
      reason: '核对申报材料',
    });
    expect(codeOf(again)).toBe('parties.personErased');
  });

  it('may come back as somebody new', async () => {
    const anew = await post('officer', '/api/parties/persons', { name: '欧阳清清', mobile: '10000007123' });
    expect(anew.statusCode).toBe(200);
    expect(anew.json().id).not.toBe(personId);
  });

  it('stays erased after an old backup was put back', async () => {
    const db = on.platform.database.forZone(on.zoneA.id);
    const register = await listErasures(db);
    expect(register).toMatchObject([{ zoneId: on.zoneA.id, personId, ground }]);
    await withSuperuser((client) =>
      client.query(
        `update parties.person set erased_at = null, name_sealed = 'y1.a.' || repeat('A', 60) where id = $1`,
        [personId],
      ),
    );
    await withSuperuser((client) => client.query('delete from parties.erasure'));
    expect(await repeatErasures(on.platform, on.zoneA.id, register)).toBe(1);
    expect(await repeatErasures(on.platform, on.zoneA.id, register)).toBe(0);
    expect(await listErasures(db)).toEqual(register);
    const { person } = (await on.request('officer', { method: 'GET', url: `/api/parties/persons/${personId}` })).json();
    expect(person.erasedAt).not.toBeNull();
    await expect(repeatErasures(on.platform, on.zoneB.id, register)).rejects.toThrow(RangeError);
  });
});

describe('after a restore', () => {
  it('erases again whom an older database or an older copy of the keys has brought back, and nobody else', async () => {
    const made = async (mobile: string) => {
      const answer = await post('officer', '/api/parties/persons', { name: '还原甲', mobile });
      return String(answer.json().id);
    };
    const [byKeys, byRegister, stays] = [
      await made('10000088001'),
      await made('10000088002'),
      await made('10000088003'),
    ];
    on.platform.keys.persons.erase(on.zoneA.id, byKeys, '2026-11-01T00:00:00.000Z');
    on.platform.keys.persons.erase(on.zoneA.id, randomUUIDv7(), '2026-11-01T00:00:00.000Z');
    await withSuperuser((client) =>
      client.query('insert into parties.erasure (zone_id, person_id, at, ground) values ($1, $2, now(), $3)', [
        on.zoneA.id,
        byRegister,
        ground,
      ]),
    );
    expect(await mendAfterRestore(on.platform)).toEqual({ erasedAgain: 2 });
    expect(await mendAfterRestore(on.platform)).toEqual({ erasedAgain: 0 });
    const erasedAt = (id: string) => on.platform.keys.persons.erasedAt(on.zoneA.id, id);
    expect([erasedAt(byKeys), erasedAt(byRegister), erasedAt(stays)].map((at) => at !== null)).toEqual([
      true,
      true,
      false,
    ]);
    const { person } = (await on.request('officer', { method: 'GET', url: `/api/parties/persons/${stays}` })).json();
    expect(person.erasedAt).toBeNull();
  });
});

describe('whoever it is', () => {
  const times = Math.max(3, Math.ceil(Number(process.env.SOAK_TIMES ?? 0) / 10));
  const han = fc.stringMatching(/^[\u4e00-\u9fa5]{3,6}$/);
  const person = fc.record({
    name: han,
    mobile: fc.stringMatching(/^1000009\d{4}$/),
    idNumber: fc.stringMatching(/^000000(19|20)\d{9}[\dX]$/),
    email: fc.stringMatching(/^[a-z]{9,12}@example\.test$/),
  });

  it(`${times} persons leave no word behind, wherever they went`, async () => {
    await fc.assert(
      fc.asyncProperty(
        person,
        fc.subarray(['name', 'mobile', 'idNumber', 'email'], { minLength: 1 }),
        async (who, fields) => {
          const made = await post('departmentHead', '/api/parties/persons', who);
          expect(made.statusCode).toBe(200);
          const { id } = made.json();
          await post('departmentHead', `/api/parties/persons/${id}/unmask`, { fields, reason: '核对申报材料' });
          await post('officer', '/api/parties/persons', who);
          const request = (await post('officer', `/api/parties/persons/${id}/erasure`, { ground })).json();
          expect(await findWords(Object.values(who))).toEqual([]);
          expect((await decide(request.id)).statusCode).toBe(200);
          expect(await findWords(Object.values(who))).toEqual([]);
          expect(on.platform.keys.persons.erasedAt(on.zoneA.id, id)).not.toBeNull();
        },
      ),
      { numRuns: times },
    );
  }, 600_000);
});

describe('what a person asks for', () => {
  it('waits for an officer and for the security administrator, and can be refused', async () => {
    const invited = (
      await post('officer', '/api/parties/invitations', {
        name: '何居民',
        mobile: inventedMobile(7300),
        role: 'resident',
      })
    ).json();
    const resident = await enter(on, invited, 'he.jm');
    const asked = await resident.send('POST', '/api/my/erasure', { ground: '不再使用本平台' });
    expect(asked.json().state).toBe('asked');
    expect((await resident.send('POST', '/api/my/erasure', { ground: '不再使用本平台' })).statusCode).toBe(409);
    expect(codeOf(await decide(asked.json().id))).toBe('parties.erasureUnknown');
    await post('officer', `/api/parties/persons/${invited.person.id}/erasure`, { ground });
    const [request] = (await on.request('securityAdmin', { method: 'GET', url: '/api/parties/erasures' })).json()
      .requests;
    expect(request).toMatchObject({ state: 'requested', byPerson: true, person: '何*民', bars: [] });
    expect((await decide(asked.json().id, 'refuse')).json().state).toBe('refused');
    expect((await resident.send('GET', '/api/my/person')).json()).toMatchObject({
      erasure: null,
      person: { name: '何*民' },
    });
    const second = (await resident.send('POST', '/api/my/erasure', { ground: '再次要求清除' })).json();
    await post('officer', `/api/parties/persons/${invited.person.id}/erasure`, { ground });
    await decide(second.id);
    // A session is believed for a second before the database is asked again.
    on.setNow(on.platform.now().add({ seconds: 2 }).toString());
    expect((await resident.send('GET', '/api/my/person')).statusCode).toBe(401);
  });
});

describe('the log', () => {
  it('never says a name or a number, whatever is asked and refused', async () => {
    const folder = join(tmpdir(), `yuanshu-log-${process.pid}`);
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'server.log');
    const log = pino({ level: 'trace' }, pino.destination({ dest: file, sync: true }));
    const quiet = on.platform.log;
    Object.assign(on.platform, { log });
    const secret = { name: '沈日志', mobile: '10000007401', idNumber: '000000199203040072' };
    await post('officer', '/api/parties/persons', secret);
    await post('officer', '/api/parties/persons', secret);
    await post('officer', '/api/parties/persons', { ...secret, mobile: '坏10000007401' });
    await post('leader', '/api/parties/persons', secret);
    await post('officer', '/api/parties/persons/find', { mobile: secret.mobile });
    log.warn('the log is written');
    Object.assign(on.platform, { log: quiet });
    const written = await readFile(file, 'utf8');
    expect(written).toContain('the log is written');
    for (const value of Object.values(secret)) expect(written).not.toContain(value);
  });
});
