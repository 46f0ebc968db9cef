import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { agreedAccess } from '#testing/campaigns/access-golden.ts';
import { cellOf, type Flip, flipGrants } from '#testing/campaigns/access-table.ts';
import { inParallel, noteFigures } from '#testing/campaigns/attempts.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { composeForReading } from './compose.ts';

/** The cell that the server enforces the wrong way round; none while the real table is tested. */
let flip: Flip | undefined;
let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ alterGrants: (grants) => flipGrants(grants, () => flip) });
});
afterAll(() => test.close());

const { routes } = composeForReading();
const agreed = agreedAccess();
const refusals = ['http.signInNeeded', 'http.forbidden'];
const cells = routes.flatMap(({ endpoint }) => roles.map((role) => ({ id: endpoint.id, endpoint, role })));

/** An address of the endpoint whose parameters exist nowhere; a query that none takes spares the work behind the door. */
function address({ path, query }: Endpoint): string {
  const absent = path.replace(/:[A-Za-z]+/g, '018f0000-0000-7000-8000-0000000000ff');
  return query === undefined ? absent : `${absent}?q=%00`;
}

async function ask(role: Role, endpoint: Endpoint): Promise<LightMyRequestResponse> {
  const options = {
    method: endpoint.method,
    url: address(endpoint),
    ...(endpoint.body ? { payload: {} } : {}),
  };
  const response = await test.request(role, options);
  if (role === 'anonymous' || response.statusCode !== 401) return response;
  // What was asked before may have ended the session.
  test.forgetSessions();
  return test.request(role, options);
}

/** What is wrong with the answer to a role at an endpoint by the agreed table; undefined when nothing is. */
function fault(response: LightMyRequestResponse, endpoint: Endpoint, role: Role): string | undefined {
  const code = response.statusCode >= 400 ? String(response.json().error.code) : '';
  if (cellOf(agreed, endpoint.id, role)) return refusals.includes(code) ? `refused with ${code}` : undefined;
  const expected = role === 'anonymous' ? 'http.signInNeeded' : 'http.forbidden';
  return code === expected ? undefined : `answered ${response.statusCode} ${code} instead of ${expected}`;
}

describe('every role at every endpoint (R11)', { timeout: 120_000 }, () => {
  it('covers every endpoint of the composition', () => {
    expect(new Set(cells.map((cell) => cell.id)).size).toBe(routes.length);
    expect(cells).toHaveLength(routes.length * roles.length);
  });

  it('is answered as the agreed table says', async () => {
    const wrong: string[] = [];
    for (const { id, endpoint, role } of cells) {
      const found = fault(await ask(role, endpoint), endpoint, role);
      if (found !== undefined) wrong.push(`${role} at ${id} ${found}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is found wrong for every cell that the server turns round', async () => {
    const missed: { id: string; role: Role }[] = [];
    for (const { id, endpoint, role } of cells) {
      flip = { permission: endpoint.permission, role };
      if (fault(await ask(role, endpoint), endpoint, role) === undefined) missed.push({ id, role });
    }
    flip = undefined;
    // What asks for an account by itself refuses a visitor also where the table would let one in.
    const unguarded = missed.filter(({ id, role }) => role !== 'anonymous' || cellOf(agreed, id, role));
    expect(unguarded).toEqual([]);
    noteFigures('R11 server', { cells: cells.length, refusedTwice: missed.length });
  });

  it('is the same for many at a time', async () => {
    const wrong: string[] = [];
    const reading = cells.filter(({ endpoint }) => endpoint.method === 'GET');
    await inParallel([...reading, ...reading], 6, async ({ id, endpoint, role }) => {
      const found = fault(await ask(role, endpoint), endpoint, role);
      if (found !== undefined) wrong.push(`${role} at ${id} ${found}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('endpoints', () => {
  it('have an id, a path and a method of their own', () => {
    expect(new Set(routes.map(({ endpoint }) => endpoint.id)).size).toBe(routes.length);
    expect(new Set(routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)).size).toBe(routes.length);
  });

  it('that write are open to visitors only for signing in and what goes before it', () => {
    const open = routes.filter(({ endpoint }) => endpoint.method !== 'GET' && cellOf(agreed, endpoint.id, 'anonymous'));
    expect(open.map(({ endpoint }) => endpoint.id).sort()).toEqual([
      ...['auth.activate', 'auth.checkActivation', 'auth.finishSignIn', 'auth.signIn', 'federation.beginSignIn'],
      // What gateways bring is signed with the secret of their zone.
      'notices.takeReply',
    ]);
  });
});
