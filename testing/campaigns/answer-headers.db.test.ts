import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRole } from '#platform/access/contract/roles.ts';
import { pagePolicy, secureHeaders } from '#platform/http/server/security.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const absent = '018f0000-0000-7000-8000-0000000000ff';

/** What every answer carries, whatever it is; the policy of what is no page. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
};
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe('headers of answers (R13)', () => {
  it('stand on every answer of every endpoint, to strangers and to those who may', async () => {
    for (const { endpoint } of test.composition.routes) {
      const holder = accountRole.options.find((role) => test.composition.grants.allows(role, endpoint.permission));
      for (const role of ['anonymous' as const, holder ?? ('anonymous' as const)]) {
        const response = await test.request(role, {
          method: endpoint.method,
          url: `${endpoint.path.replace(/:[A-Za-z]+/g, absent)}?q=%00`,
          ...(endpoint.body ? { payload: {} } : {}),
        });
        if (response.statusCode === 401 && role !== 'anonymous') test.forgetSessions();
        expect(response.headers, endpoint.id).toMatchObject({ ...always, 'cache-control': 'no-store' });
        const policy = String(response.headers['content-security-policy']);
        // A file is given in a sandbox besides.
        expect(policy, endpoint.id).toMatch(/(^|; )default-src 'none'(;|$)/);
        expect(policy, endpoint.id).toMatch(/frame-ancestors 'none'/);
        expect(response.headers['x-powered-by'] ?? response.headers.server).toBeUndefined();
      }
    }
  });

  it.each([
    '/healthz',
    '/readyz',
    '/metrics',
    '/nothing',
    '/api/nothing',
    '/api/%ff',
    '/assets/none.js',
    '/api/docs/openapi.json',
  ])('stand on %s', async (url) => {
    const { headers } = await test.server.inject({ method: 'GET', url });
    // An address that cannot be decoded reaches no route, and its answer is made before any.
    if (url !== '/api/%ff') expect(headers).toMatchObject({ ...always, 'content-security-policy': nothing });
  });

  it('keep browsers on HTTPS where people come by it', () => {
    const set = (https: boolean) => {
      const headers = new Map<string, unknown>();
      const reply = { header: (name: string, value: unknown) => headers.set(name, value) };
      secureHeaders({ url: '/' }, reply, https);
      return headers.get('strict-transport-security');
    };
    expect(set(false)).toBeUndefined();
    expect(set(true)).toMatch(/max-age=31536000/);
  });
});

describe('the policy of pages (R13)', () => {
  const policyOf = () => {
    let policy = '';
    const nonce = pagePolicy({ header: (_: string, value: string) => (policy = value) });
    return {
      nonce,
      directives: new Map(policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)])),
    };
  };

  it('lets in no script but our own files, nothing that is evaluated, and no other origin', () => {
    const { directives } = policyOf();
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    for (const [name, sources] of directives) {
      expect(sources.join(' '), name).not.toMatch(
        /\*|https?:|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic/,
      );
      if (name !== 'style-src-attr') expect(sources, name).not.toContain("'unsafe-inline'");
      if (name !== 'img-src') expect(sources.join(' '), name).not.toMatch(/data:|blob:/);
    }
    for (const name of ['base-uri', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(['default']);
  });

  it('has another nonce on every page, of 128 bits', () => {
    const nonces = Array.from({ length: 100 }, () => policyOf().nonce);
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  });

  it('stands on the page of the API too', async () => {
    const { headers } = await test.server.inject({ method: 'GET', url: '/api/docs' });
    expect(headers).toMatchObject(always);
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
  });
});
