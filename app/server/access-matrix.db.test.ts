import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { composeForReading } from './compose.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const { routes, grants } = composeForReading();
const refusals = ['http.signInNeeded', 'http.forbidden'];

/** An address of the endpoint whose parameters exist nowhere. */
function address({ path }: Endpoint): string {
  return path.replace(/:[A-Za-z]+/g, '018f0000-0000-7000-8000-0000000000ff');
}

describe('every role at every endpoint', () => {
  const cells = routes.flatMap(({ endpoint }) => roles.map((role) => ({ id: endpoint.id, endpoint, role })));

  it('covers every endpoint of the composition', () => {
    expect(new Set(cells.map((cell) => cell.id)).size).toBe(routes.length);
    expect(cells).toHaveLength(routes.length * roles.length);
  });

  it.each(cells)('$role at $id', async ({ endpoint, role }) => {
    const response = await test.request(role, {
      method: endpoint.method,
      url: address(endpoint),
      ...(endpoint.body ? { payload: {} } : {}),
    });
    if (endpoint.id === 'auth.signOut') test.forgetSessions();
    const code = response.statusCode >= 400 ? response.json().error.code : '';
    if (grants.allows(role, endpoint.permission)) expect(refusals).not.toContain(code);
    else expect(code).toBe(role === 'anonymous' ? 'http.signInNeeded' : 'http.forbidden');
  });
});

describe('endpoints', () => {
  it('have an id, a path and a method of their own', () => {
    expect(new Set(routes.map(({ endpoint }) => endpoint.id)).size).toBe(routes.length);
    expect(new Set(routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)).size).toBe(routes.length);
  });

  it('that write are never open to visitors, but for signing in', () => {
    const open = routes.filter(
      ({ endpoint }) => endpoint.method !== 'GET' && grants.allows('anonymous', endpoint.permission),
    );
    expect(open.map(({ endpoint }) => endpoint.id)).toEqual(['auth.signIn']);
  });
});
