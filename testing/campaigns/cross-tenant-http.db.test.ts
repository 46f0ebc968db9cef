import type { LightMyRequestResponse } from 'fastify';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRole, type Role, roles } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, chanceOf, inParallel, noteFigures } from './attempts.ts';
import { type ForeignRequest, foreignRequests } from './foreign-requests.ts';
import { addMarkedRows, digestRows, type Harvest, harvest, marker, type RowTable, rowTables } from './zone-rows.ts';

/** Requests by chance, beside every endpoint × verb × role. */
const count = attempts(1_500);
let test: TestPlatform;
let superuser: Client;
let tables: RowTable[];
let foreign: Harvest;
/** Ids that our own requests have put into bodies: they may be stored and come back. */
const sent = new Set<string>();

beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
  tables = await rowTables(superuser);
  const invent = { seed: 5, firms: 40, today: '2026-11-02' };
  for (const { demo } of test.composition.parts) {
    await demo?.(test.platform, { ...test.zoneA, code: 'shifan' }, invent);
    await demo?.(test.platform, { ...test.zoneB, code: 'yangban', demonstration: true }, { ...invent, seed: 6 });
  }
  await addMarkedRows(superuser, tables, { zoneId: test.zoneB.id, rows: 3 });
  foreign = await harvest(superuser, tables, test.zoneB.id);
  for (const own of [await harvest(superuser, tables, test.zoneA.id), await harvest(superuser, tables, null)]) {
    for (const value of own.values) foreign.values.delete(value);
  }
  // Columns of sheets and the codes that stand in them are words of the platform, whichever rows have them.
  const columns = test.composition.parts.flatMap((part) => part.sheetRegisters ?? []).flatMap((one) => one.columns);
  for (const { key, choices = [] } of columns) {
    for (const word of [key, ...choices.map(({ code }) => code)]) foreign.values.delete(word);
  }
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

async function send(attempt: ForeignRequest, id: string): Promise<LightMyRequestResponse> {
  const response = await test.request(attempt.role, attempt.build(id));
  // Some of these requests end the session that they are made in; a visitor has none.
  const ended = response.statusCode === 401 || attempt.endpoint.id === 'auth.signOut';
  if (attempt.role === 'anonymous' || !ended) return response;
  test.forgetSessions();
  return test.request(attempt.role, attempt.build(id));
}

/** Ids that may stand in a path: what its parameter is called names the table, of every other a row is enough. */
function likelyIds(path: string): Set<string> {
  const noun = (/:([A-Za-z]+)Id$/.exec(path)?.[1] ?? '').toLowerCase();
  const known = [...foreign.ids].map(([where, ids]) => ({
    named: where.replaceAll('_', '').includes(`.${noun}.`),
    ids: ids.filter((id) => foreign.values.has(id)),
  }));
  const named = known.filter((one) => one.named).flatMap(({ ids }) => ids.slice(0, 20));
  return new Set([...named, ...known.flatMap(({ ids }) => ids.slice(0, 1))]);
}

const anyId = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
const anyTime = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** An answer without what differs between two requests that are the same but for their id. */
function comparable(response: LightMyRequestResponse): string {
  const type = String(response.headers['content-type'] ?? '');
  const text = type.includes('json') ? response.body.replace(anyId, '<id>').replace(anyTime, '<time>') : type;
  return `${response.statusCode} ${text}`;
}

function leaked(response: LightMyRequestResponse, id: string): string[] {
  const text = `${response.body}\n${JSON.stringify(response.headers)}`;
  const found = (text.match(anyId) ?? []).filter(
    (one) => one !== id && one !== test.zoneB.id && foreign.values.has(one) && !sent.has(one),
  );
  if (text.includes(marker)) found.push(marker);
  if (response.body === '' || !String(response.headers['content-type']).includes('json')) return found;
  return [
    ...found,
    ...leaves(response.json()).filter((leaf) => leaf !== id && foreign.values.has(leaf) && !sent.has(leaf)),
  ];
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

describe('a zone and the rows of another (R10)', () => {
  it('sees its own rows by the very ids that show nothing to others', async () => {
    const readers = test.composition.routes.filter(
      ({ endpoint }) => endpoint.method === 'GET' && /Id$/.test(endpoint.path) && endpoint.path.includes('/:'),
    );
    const seen: string[] = [];
    await inParallel(readers, 4, async ({ endpoint }) => {
      const role = accountRole.options.find((one) => test.composition.grants.allows(one, endpoint.permission));
      if (role === undefined) return;
      for (const id of likelyIds(endpoint.path)) {
        const url = endpoint.path.replace(/:[A-Za-z]+/g, encodeURIComponent(id));
        const response = await test.request(role, { method: 'GET', url, zone: test.zoneB });
        if (response.statusCode !== 200) continue;
        seen.push(endpoint.id);
        break;
      }
    });
    expect(seen).toContain('parties.getFirm');
  });

  it(`learns nothing by any endpoint, verb and role, nor in ${count} requests more, and whether a row exists elsewhere least of all`, {
    timeout: 0,
  }, async () => {
    const before = await digestRows(superuser, tables, test.zoneB.id);
    const ground = {
      endpoints: test.composition.routes.map(({ endpoint }) => endpoint),
      ...{ foreign, foreignZone: test.zoneB.id, chance: chanceOf(10) },
      allows: (role: Role, { permission }: Endpoint) => test.composition.grants.allows(role, permission),
    };
    const absentAnswers = new Map<string, Promise<string>>();
    const doubtful: ForeignRequest[] = [];
    const leaks: string[] = [];
    let tried = 0;
    let slowed = 0;
    await inParallel(foreignRequests(ground, count), 8, async (attempt) => {
      if (attempt.stored) sent.add(attempt.id);
      const absent = absentAnswers.get(attempt.twin) ?? send(attempt, attempt.absent).then(comparable);
      absentAnswers.set(attempt.twin, absent);
      const response = await send(attempt, attempt.id);
      tried += 1;
      if (response.statusCode === 429) slowed += 1;
      leaks.push(...leaked(response, attempt.id).map((what) => `${attempt.key}: ${what}`));
      // Too many passwords at a time are refused as busy, from whomever they come.
      if (response.statusCode >= 500 && response.statusCode !== 503)
        leaks.push(`${attempt.key}: ${response.statusCode}`);
      if (comparable(response) !== (await absent)) doubtful.push(attempt);
    });
    expect(leaks.slice(0, 20)).toEqual([]);
    expect(await oracles(doubtful)).toEqual([]);
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
    expect(tried).toBeGreaterThan(count + test.composition.routes.length * roles.length);
    // What is refused as too much proves nothing of other zones.
    expect(slowed).toBeLessThan(tried / 20);
    noteFigures('R10 http', { attempts: tried, askedAgain: doubtful.length, slowed, absent: absentAnswers.size });
  });

  it('is not entered with a token of another', async () => {
    const before = await digestRows(superuser, tables, test.zoneB.id);
    let tried = 0;
    for (const role of roles.filter((one) => one !== 'anonymous')) {
      const own = (await test.cookieOf(role)) ?? '';
      const secret = own.split('.')[1] ?? '';
      const forged = [
        ...[`${test.zoneB.id}.${secret}`, `${test.zoneB.id}.${'A'.repeat(43)}`, `${test.zoneB.id}.`, secret, ''],
        ...[
          `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`,
          `${own.toUpperCase()}`,
          `${own}.${secret}`,
          `none.${secret}`,
        ],
        ...[
          `${test.zoneB.id}.${secret}; ${sessionCookie}=`,
          `"${test.zoneB.id}.${secret}"`,
          `${own}%00`,
          `j:{"zone":"${test.zoneB.id}"}`,
        ],
      ];
      for (const value of forged) {
        const response = await test.server.inject({
          method: 'GET',
          url: '/api/session',
          headers: { cookie: `${sessionCookie}=${value}` },
        });
        tried += 1;
        expect(response.json(), value).toMatchObject({ account: null, zone: null });
      }
    }
    expect(tried).toBeGreaterThanOrEqual(130);
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
  });
});

/** Asks again, alone: only what still differs tells whether a row exists. */
async function oracles(doubtful: readonly ForeignRequest[]): Promise<string[]> {
  const certain: string[] = [];
  for (const attempt of doubtful) {
    let pair: [string, string] = ['', ''];
    for (let round = 0; round < 3; round += 1) {
      pair = [comparable(await send(attempt, attempt.absent)), comparable(await send(attempt, attempt.id))];
      if (pair[0] === pair[1]) break;
    }
    // Some answers are new each time, such as a secret that was just made.
    const steady = comparable(await send(attempt, attempt.absent)) === pair[0];
    const [absent, foreign] = steady ? pair : pair.map((one) => one.slice(0, 3));
    if (absent !== foreign) {
      certain.push(`${attempt.key}\n  absent:  ${pair[0].slice(0, 300)}\n  foreign: ${pair[1].slice(0, 300)}`);
    }
  }
  return certain.slice(0, 10);
}
