import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicPage } from '#platform/http/server/public/public-page.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, chanceOf, inParallel, noteFigures } from './attempts.ts';
import { scriptPayloads, sqlPayloads } from './web-payloads.ts';
import { digestRows, type RowTable, rowTables } from './zone-rows.ts';

const today = '2026-11-02';
let test: TestPlatform;
let superuser: Client;
let tables: RowTable[];
/** What opens each page, in this zone and in the other one. */
const keys = new Map<string, { own: string; other: string }>();

type Zone = TestPlatform['zoneA'];
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const secretOf = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Makes what opens a page of a zone; whoever adds a public form adds it here, or these tests fail. */
const openers: Readonly<Record<string, (zone: Zone) => Promise<string>>> = {
  'visits.openAskPage': async ({ code }) => code,
  async 'visits.openIssueLink'(zone) {
    const secret = secretOf(16);
    await one(
      `insert into visits.issue_link (zone_id, id, case_id, firm_id, digest, made_at, expires_on)
       select issue.zone_id, $2, issue.case_id, issue.firm_id, $3, now(), '2026-12-31' from visits.issue as issue
       join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
       where issue.zone_id = $1 order by file.state = 'replied' desc, issue.case_id limit 1 returning id`,
      [zone.id, randomUUID(), sha256(secret)],
    );
    return `${zone.code}.${secret}`;
  },
  async 'gatherings.openInvitation'(zone) {
    const secret = secretOf(32);
    await one(
      `update gatherings.invitation set token_hash = $2 where zone_id = $1 and id = (select invitation.id
         from gatherings.invitation join gatherings.gathering as held on held.zone_id = invitation.zone_id
           and held.id = invitation.gathering_id
         where invitation.zone_id = $1 and held.state = 'open' order by invitation.id limit 1) returning id`,
      [zone.id, sha256(secret)],
    );
    return `${zone.id}.${secret}`;
  },
  async 'gatherings.openDoor'(zone) {
    const secret = secretOf(32);
    await one(
      `update gatherings.gathering set door_hash = $2 where zone_id = $1 and id = (select id from gatherings.gathering
         where zone_id = $1 and state = 'open' order by id limit 1) returning id`,
      [zone.id, sha256(secret)],
    );
    return `${zone.id}.${secret}`;
  },
};

async function one(statement: string, values: unknown[]): Promise<void> {
  const { rowCount } = await superuser.query(statement, values);
  expect([statement.slice(0, 60), rowCount]).toEqual([statement.slice(0, 60), 1]);
}

const forms = () => test.composition.publicPages.filter(({ submit }) => submit !== undefined);
const pathOf = ({ path }: PublicPage, key: string) => path.replace(/:[A-Za-z]+/, encodeURIComponent(key));
/** Every request of another address, so that none is refused as one too many. */
let address = 0;
const remoteAddress = () => {
  address += 1;
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
};
const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const read = (url: string) => test.server.inject({ method: 'GET', url, remoteAddress: remoteAddress() });
const send = (url: string, form: Readonly<Record<string, string>>) =>
  test.server.inject({
    ...{ method: 'POST', url, headers, remoteAddress: remoteAddress() },
    payload: new URLSearchParams(form).toString(),
  });

interface Field {
  values: string[];
  most: number;
}

/** Fields of a page's forms as a browser sees them: name, what can be chosen, most signs. */
async function fieldsOf(page: PublicPage, key: string) {
  const { body } = await read(pathOf(page, key));
  const fields = new Map<string, Field>();
  for (const [tag, name = ''] of body.matchAll(/<(?:input|textarea|button)[^>]*\bname="([^"]+)"[^>]*>/g)) {
    const field = fields.get(name) ?? { values: [], most: Number(/maxlength="(\d+)"/.exec(tag)?.[1] ?? 2_000) };
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1];
    if (/<button|type="radio"/.test(tag) && value !== undefined) field.values.push(value);
    fields.set(name, field);
  }
  return fields;
}

beforeAll(async () => {
  test = await testPlatform();
  test.setNow(`${today}T02:00:00.000Z`);
  superuser = await test.connect('superuser');
  tables = await rowTables(superuser);
  const invent = { seed: 5, firms: 20, today };
  // What the forms are about: firms, their issues, and gatherings.
  const parts = test.composition.parts.filter(({ name }) => ['parties', 'gatherings', 'visits'].includes(name));
  for (const { demo } of parts) {
    await demo?.(test.platform, { ...test.zoneA, code: 'shifan' }, invent);
    await demo?.(test.platform, { ...test.zoneB, code: 'yangban', demonstration: true }, { ...invent, seed: 6 });
  }
  await superuser.query(
    `update gatherings.gathering set day = $1, from_time = '09:30', to_time = '18:00' where state = 'open'`,
    [today],
  );
  for (const { id } of forms()) {
    const open = openers[id];
    if (open !== undefined) keys.set(id, { own: await open(test.zoneA), other: await open(test.zoneB) });
  }
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

/** A page without its own address, which differs with the key that was tried. */
const plain = ({ statusCode, body }: { statusCode: number; body: string }) =>
  `${statusCode} ${body.replace(/href="[^"]*"/g, '').replace(/"trace":"[^"]*"/, '')}`;

describe('forms that anybody can open', () => {
  it('are all known here, with a field each that takes text', async () => {
    expect(forms().map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(openers)));
    for (const page of forms()) {
      const key = keys.get(page.id)?.own;
      expect([page.id, key]).toEqual([page.id, expect.any(String)]);
      const fields = await fieldsOf(page, key ?? '');
      expect([page.id, fields.size > 0]).toEqual([page.id, true]);
    }
  });

  it('tell nothing and do nothing without their key, with a wrong one, and with that of another zone (R10)', async () => {
    const before = await digestRows(superuser, tables, test.zoneB.id);
    let tried = 0;
    for (const page of forms()) {
      const { own = '', other = '' } = keys.get(page.id) ?? {};
      const form = Object.fromEntries(
        [...(await fieldsOf(page, own))].map(([name, { values }]) => [name, values[0] ?? '10000000001']),
      );
      const [zone = '', secret = ''] = own.split('.');
      const [otherZone = '', otherSecret = ''] = other.split('.');
      const random = secretOf(secret.length === 22 ? 16 : 32);
      const crossed = secret === '' ? [] : [`${zone}.${otherSecret}`, `${otherZone}.${secret}`, `${zone}.${random}`];
      const wrong = [...crossed, 'no-such', `${own}x`, own.slice(0, -1), ` ${own}`, `${zone}.`, '%00', "' or true --"];
      const absent = [plain(await read(pathOf(page, 'absent'))), plain(await send(pathOf(page, 'absent'), form))];
      for (const key of wrong.filter((one) => one !== own)) {
        const answers = [plain(await read(pathOf(page, key))), plain(await send(pathOf(page, key), form))];
        expect([page.id, key, ...answers]).toEqual([page.id, key, ...absent]);
        tried += 2;
      }
      expect([page.id, absent[0]?.slice(0, 3), absent[1]?.slice(0, 3)]).toEqual([page.id, '404', '404']);
      const bare = page.path.replace(/:[A-Za-z]+.*/, '');
      expect([(await read(bare)).statusCode, (await send(bare, form)).statusCode]).toEqual([404, 404]);
    }
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
    noteFigures('R10 public forms', { attempts: tried, forms: forms().length });
  });

  it('show every payload in every field as the words that it is, and run none (R13)', { timeout: 0 }, async () => {
    const payloads = [...scriptPayloads(), ...sqlPayloads()];
    const chance = chanceOf(17);
    const places: { page: PublicPage; key: string; name: string; most: number; fields: [string, Field][] }[] = [];
    for (const page of forms()) {
      const key = keys.get(page.id)?.own ?? '';
      const fields = [...(await fieldsOf(page, key))];
      for (const [name, { most }] of fields) places.push({ page, key, name, most, fields });
    }
    const before = await digestRows(superuser, tables, test.zoneB.id);
    const times = attempts(400);
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    await inParallel(Array(times).keys(), 4, async (index) => {
      const { page, key, name, most, fields } = places[index % places.length] ?? chance.of(places);
      const payload = chance.of(payloads).slice(0, chance.below(2) === 0 ? most : 4_000);
      const sound = fields.map(([field, { values }]) => [field, values.length > 0 ? chance.of(values) : '10000000001']);
      const answer = await send(pathOf(page, key), { ...Object.fromEntries(sound), [name]: payload });
      const shown = await read(pathOf(page, key));
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      for (const { statusCode, body, headers: told } of [answer, shown]) {
        const say = (fault: string) => wrong.push(`${page.id} ${name} ${JSON.stringify(payload)}: ${fault}`);
        if (statusCode >= 500) say(`status ${statusCode}`);
        if (/[<>"]/.test(payload) && payload.length > 3 && body.includes(payload)) say('comes back as markup');
        if (/syntax error|unterminated|PostgreSQL|at character/i.test(body)) say('tells of the database');
        if (told['set-cookie'] !== undefined) say('sets a cookie');
        if (told.location !== undefined && !/^\/[a-z]/.test(String(told.location))) say(`leads to ${told.location}`);
        if (told.location === undefined && !String(told['content-security-policy']).includes("default-src 'none'"))
          say('no policy');
      }
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    // Some were taken and stand in rows now; nothing of the other zone has moved.
    expect(statuses.get(303) ?? 0).toBeGreaterThan(0);
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
    noteFigures('R13 public forms', { payloads: times, fields: places.length, statuses: [...statuses].join(' ') });
  });
});
