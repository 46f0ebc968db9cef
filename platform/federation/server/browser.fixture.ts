import type { LightMyRequestResponse } from 'fastify';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { TestPlatform } from '#testing/database.ts';
import { stateCookie } from './sign-in-state.ts';

/** Where a browser was sent, and the cookies that it was given. */
export interface Landing {
  status: number;
  to: string;
  cookie(name: string): string | undefined;
  answer: LightMyRequestResponse;
}

/** A sign-in as a browser goes through it, step by step. */
export interface TestBrowser {
  /** Begins as a visitor; answers the provider's address and the cookie. */
  begin(
    provider: string,
    more?: { zone?: ZoneRef; to?: string; invitation?: string },
  ): Promise<{ url: string; cookie: string; answer: LightMyRequestResponse }>;
  /** Comes back to an address with that cookie. */
  comeBack(url: URL, cookie: string, session?: string): Promise<Landing>;
}

/** A browser in front of a test server. */
export function testBrowser(test: TestPlatform): TestBrowser {
  return {
    async begin(provider, { zone = test.zoneA, ...more } = {}) {
      const answer = await test.request('anonymous', {
        method: 'POST',
        url: '/api/federation/sign-in',
        payload: { zone: zone.code, provider, ...more },
      });
      const url = answer.statusCode === 200 ? String(answer.json().url) : '';
      return { url, cookie: cookieOf(answer, stateCookie) ?? '', answer };
    },
    async comeBack(url, cookie, session) {
      const cookies = [`${stateCookie}=${cookie}`, ...(session === undefined ? [] : [`yuanshu_session=${session}`])];
      const answer = await test.server.inject({
        method: 'GET',
        url: `${url.pathname}${url.search}`,
        headers: { cookie: cookies.join('; '), 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
      });
      const to = String(answer.headers.location ?? '');
      return { status: answer.statusCode, to, cookie: (name) => cookieOf(answer, name), answer };
    },
  };
}

/** Value of a cookie that an answer sets; undefined when it sets none or takes it away. */
export function cookieOf(answer: LightMyRequestResponse, name: string): string | undefined {
  const found = answer.cookies.find((cookie) => cookie.name === name);
  return found === undefined || found.value === '' ? undefined : decodeURIComponent(found.value);
}
