import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { accountRole } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, chanceOf, inParallel, noteFigures } from './attempts.ts';
import { sampleOf, type TextField, textFields, withValue } from './body-samples.ts';
import { scriptPayloads, sqlPayloads } from './web-payloads.ts';
import { digestRows, type RowTable, rowTables } from './zone-rows.ts';

let test: TestPlatform;
let superuser: Client;
let tables: RowTable[];

beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
  tables = await rowTables(superuser);
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

const absent = '018f0000-0000-7000-8000-0000000000ff';

const pathOf = ({ path }: Endpoint, part = absent) => path.replace(/:[A-Za-z]+/g, encodeURIComponent(part));

function roleFor(endpoint: Endpoint): Role {
  const holder = accountRole.options.find((role) => test.composition.grants.allows(role, endpoint.permission));
  return holder ?? 'anonymous';
}

/** Endpoints by the fields that take text; those that compare passwords, slowly on purpose, are left to a few attempts. */
function slots(part: 'body' | 'query'): { endpoint: Endpoint; field: TextField }[] {
  return test.composition.routes.flatMap(({ endpoint }) => {
    const schema = endpoint[part];
    if (schema === undefined || endpoint.id === 'auth.signOut') return [];
    const fields = textFields(schema);
    if (fields.some(({ name }) => /password/i.test(name))) return [];
    return fields.map((field) => ({ endpoint, field }));
  });
}

async function send(endpoint: Endpoint, options: Partial<InjectOptions>): Promise<LightMyRequestResponse> {
  const role = roleFor(endpoint);
  const request = () =>
    test.request(role, { method: endpoint.method, url: pathOf(endpoint), ...options } as InjectOptions);
  const response = await request();
  if (response.statusCode !== 401 || role === 'anonymous') return response;
  test.forgetSessions();
  return request();
}

/** What must hold of every answer, whatever was sent: data that no browser takes for a page, and no crash. */
function faults(response: LightMyRequestResponse): string[] {
  const { headers, statusCode } = response;
  const type = String(headers['content-type'] ?? '');
  const found: string[] = [];
  if (statusCode >= 500 && statusCode !== 503) found.push(`status ${statusCode}`);
  if (/html|xml(?!formats)|javascript|svg/.test(type) && !type.includes('openxmlformats')) found.push(`type ${type}`);
  if (headers['x-content-type-options'] !== 'nosniff') found.push('may be sniffed');
  if (!String(headers['content-security-policy']).includes("default-src 'none'")) found.push('no policy');
  if (headers.location !== undefined) found.push(`leads to ${headers.location}`);
  return found;
}

describe('text that wants to be script (R13)', () => {
  it('comes back as the data that it is, from every field of every endpoint that writes', { timeout: 0 }, async () => {
    const places = slots('body').filter(({ field }) => field.free);
    const payloads = [...scriptPayloads()];
    const chance = chanceOf(13);
    const times = attempts(3_000);
    const wrong: string[] = [];
    let taken = 0;
    await inParallel(Array(times).keys(), 6, async (index) => {
      const { endpoint, field } = places[index % places.length] ?? chance.of(places);
      const payload = chance.of(payloads).slice(0, field.maxLength).padEnd(field.minLength, '.');
      const fields = index % 2 === 0 ? 'all' : 'required';
      const sample = sampleOf(endpoint.body as NonNullable<Endpoint['body']>, absent, fields);
      const response = await send(endpoint, { payload: withValue(sample, field.path, payload) });
      if (response.statusCode < 400) taken += 1;
      wrong.push(
        ...faults(response).map(
          (fault) => `${endpoint.id} ${field.path.join('.')} ${JSON.stringify(payload)}: ${fault}`,
        ),
      );
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(taken).toBeGreaterThan(0);
    noteFigures('R13 script in bodies', { payloads: times, taken, fields: places.length });
  });

  it('is repeated by no address as anything but data', { timeout: 0 }, async () => {
    const payloads = [...scriptPayloads()];
    const chance = chanceOf(14);
    const times = attempts(1_000);
    const wrong: string[] = [];
    const places = slots('query');
    const routes = test.composition.routes
      .map(({ endpoint }) => endpoint)
      .filter(({ produces }) => produces !== 'file');
    await inParallel(Array(times).keys(), 6, async (index) => {
      const payload = chance.of(payloads).slice(0, 150);
      const { endpoint, field } = chance.of(places);
      const other = chance.of(routes);
      const query = `?${new URLSearchParams({ [field.path[0] ?? 'q']: payload })}`;
      const options: Partial<InjectOptions>[] = [
        { url: `${pathOf(endpoint)}${query}` },
        { url: pathOf(other, payload), method: 'GET' },
        { url: `/${encodeURIComponent(payload)}`, method: 'GET' },
        { url: `/api/session?${encodeURIComponent(payload)}=1`, method: 'GET' },
        {
          url: '/api/session',
          method: 'GET',
          headers: { 'accept-language': payload.replace(/[^\x20-\x7e]/g, ''), accept: 'text/html' },
        },
      ];
      const chosen = options[index % options.length] ?? {};
      const response = await send(index % options.length === 0 ? endpoint : other, chosen);
      wrong.push(...faults(response).map((fault) => `${chosen.url}: ${fault}`));
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    noteFigures('R13 script in addresses', { payloads: times });
  });
});

describe('statements in sorts, filters and searches (R13)', () => {
  it('are refused or looked for as the words that they are, and never run', { timeout: 0 }, async () => {
    const places = slots('query');
    const payloads = [...sqlPayloads()];
    const before = await digestRows(superuser, tables, test.zoneB.id);
    const schemas = await schemaDigest();
    const chance = chanceOf(15);
    const times = attempts(1_500);
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    await inParallel(Array(times).keys(), 6, async (index) => {
      const { endpoint, field } = places[index % places.length] ?? chance.of(places);
      const payload = payloads[Math.floor(index / places.length) % payloads.length] ?? chance.of(payloads);
      const asked = endpoint.query?.safeParse({}).success
        ? {}
        : sampleOf(endpoint.query as NonNullable<Endpoint['query']>, absent);
      const query = new URLSearchParams({ ...(asked as Record<string, string>), [field.path[0] ?? 'q']: payload });
      const response = await send(endpoint, { url: `${pathOf(endpoint)}?${query}` });
      statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1);
      wrong.push(...faults(response).map((fault) => `${endpoint.id} ${field.name}=${payload}: ${fault}`));
      if (/syntax error|unterminated|PostgreSQL|at character/i.test(response.body))
        wrong.push(`${endpoint.id} tells of the database`);
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    // A statement that was run would still be asleep, or would have left something behind.
    const asleep = await superuser.query(
      "select query from pg_stat_activity where query ~ 'pg_sleep' and pid <> pg_backend_pid()",
    );
    expect(asleep.rows).toEqual([]);
    expect(await schemaDigest()).toBe(schemas);
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
    noteFigures('R13 statements', {
      payloads: times,
      fields: places.length,
      statuses: [...statuses].map(String).join(' '),
    });
  });

  async function schemaDigest(): Promise<string> {
    const { rows } = await superuser.query<{ digest: string }>(
      `select md5(string_agg(attrelid::regclass || '.' || attname, ' ' order by attrelid, attnum)) as digest from pg_attribute
        where attrelid::regclass::text ~ '^[a-z]+[.]'`,
    );
    return rows[0]?.digest ?? '';
  }
});
