import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';
import { challengeOf, newState } from './sign-in-state.ts';
import { openTokenCache } from './token-cache.ts';

describe('where a sign-in leads', () => {
  it('is the page that was asked for', () => {
    for (const path of ['/', '/firms', '/firms?q=a%20b&page=2', '/firms/1#x', '/a/b/c']) {
      expect(safePath(path)).toBe(path);
    }
  });

  it('is never another site, and never the API', () => {
    const bad = [
      undefined,
      '',
      'firms',
      '//elsewhere.example',
      '///elsewhere.example',
      '/\\elsewhere.example',
      '\\\\elsewhere.example',
      '/\t/elsewhere.example',
      '/\n//elsewhere.example',
      'https://elsewhere.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      '/./\\elsewhere.example',
      '/.//elsewhere.example',
      '/a/..//elsewhere.example',
      '/api/session',
      '/x/../api/session',
      '/％2f',
      `/${'a'.repeat(400)}`,
    ];
    for (const path of bad) expect(safePath(path), path).toBe('/');
  });

  it('stays on this site, whatever is asked for', () => {
    const letters = fc.constantFrom(
      ...'/\\.:@?#%\t\n a2f-_~'.split(''),
      '//',
      '..',
      '%2f',
      '%5c',
      'elsewhere.example',
      'api',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
        const to = safePath(`/${parts.join('')}`);
        const read = new URL(to, 'https://here.example');
        expect(read.origin).toBe('https://here.example');
        expect(read.pathname.startsWith('//')).toBe(false);
        expect(read.pathname.startsWith('/api/')).toBe(false);
      }),
    );
  });
});

describe('the secrets of a sign-in', () => {
  it('are fresh each time and long enough', () => {
    const of = { zoneId: 'z', providerId: 'p', intent: { kind: 'signIn', to: '/' } } as const;
    const [one, two] = [newState(of, 1), newState(of, 1)];
    const secrets = [one.state, one.nonce, one.verifier, two.state, two.nonce, two.verifier];
    expect(new Set(secrets).size).toBe(6);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('prove the verifier by the challenge of RFC 7636, appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
});

describe('a token', () => {
  it('is kept until five minutes before its end', async () => {
    let now = 0;
    let fetched = 0;
    const cache = openTokenCache(() => now);
    const get = () =>
      cache.get('k', async () => {
        fetched += 1;
        return { token: `t${fetched}`, seconds: 7_200 };
      });
    expect([await get(), await get()]).toEqual(['t1', 't1']);
    now = 6_899_999;
    expect(await get()).toBe('t1');
    now = 6_900_000;
    expect(await get()).toBe('t2');
    cache.drop('k');
    expect(await get()).toBe('t3');
  });

  it('is fetched once for several that ask at once, and again after a failure', async () => {
    let fetched = 0;
    const cache = openTokenCache(() => 0);
    const get = () =>
      cache.get('k', async () => {
        fetched += 1;
        if (fetched === 1) throw new Error('not now');
        return { token: 't', seconds: 7_200 };
      });
    await expect(Promise.all([get(), get(), get()])).rejects.toThrow('not now');
    expect(fetched).toBe(1);
    expect(await Promise.all([get(), get()])).toEqual(['t', 't']);
    expect(fetched).toBe(2);
  });
});
