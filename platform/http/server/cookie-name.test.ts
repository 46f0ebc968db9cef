import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { giveCookie } from '#platform/auth/server/start-session.ts';
import { cookieName } from './cookie-name.ts';

describe('the name of a cookie', () => {
  it('has the prefix that browsers hold to over HTTPS, and none over http, where they would refuse it', () => {
    expect(cookieName('a', { https: true })).toBe('__Host-a');
    expect(cookieName('a', { https: true, path: '/api/session' })).toBe('__Secure-a');
    expect(cookieName('a', { https: false, path: '/api/session' })).toBe('a');
  });

  it('is that also of a sign-in that waits, which no other site sends along', async () => {
    const server = Fastify();
    await server.register(fastifyCookie);
    server.get('/:secure', (request, reply) => {
      const { secure } = request.params as { secure: string };
      giveCookie(reply, { kind: 'pending', cookie: 'x' }, secure === 'yes');
      return reply.send('');
    });
    const given = async (url: string) => (await server.inject(url)).headers['set-cookie'];
    expect(await given('/yes')).toMatch(
      /^__Secure-yuanshu_pending=x; Max-Age=300; Path=\/api\/session; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await given('/no')).toMatch(/^yuanshu_pending=x; .*HttpOnly; SameSite=Strict$/);
    await server.close();
  });
});
