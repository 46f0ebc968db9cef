import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPages } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'yuanshu-pages-'));
const server = Fastify();
beforeAll(async () => {
  mkdirSync(join(folder, 'assets', '.git'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<html><style nonce="__CSP_NONCE__"></style></html>');
  writeFileSync(join(folder, 'assets', 'main-1234.js'), 'export {};');
  writeFileSync(join(folder, 'assets', '.git', 'config'), 'canary');
  writeFileSync(join(folder, 'secret.txt'), 'canary');
  server.setErrorHandler((_error, _request, reply) => reply.code(404).send('none'));
  await addPages(server, folder);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, accept = '*/*') => server.inject({ url, headers: { accept } });

describe('the pages', () => {
  it('are the built files and nothing beside them: no folder is listed, no hidden file and none above is given', async () => {
    expect((await get('/assets/main-1234.js')).statusCode).toBe(200);
    for (const url of [
      '/assets/',
      '/assets',
      '/assets/.git/config',
      '/.git/config',
      '/.env',
      '/secret.txt',
      '/assets/../secret.txt',
      '/assets/%2e%2e/secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/%2e%2e%5csecret.txt',
      '/assets/.git/',
      '/package.json',
    ]) {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.body).not.toContain('canary');
    }
  });

  it('answer one page to whoever asks for one, under a policy with a nonce of its own', async () => {
    const [one, two] = [await get('/firms', 'text/html'), await get('/.git/config', 'text/html')];
    expect([one.statusCode, two.statusCode]).toEqual([200, 200]);
    expect(two.body).not.toContain('canary');
    const nonceOf = (body: string) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
    expect(nonceOf(one.body)).toHaveLength(24);
    expect(nonceOf(one.body)).not.toBe(nonceOf(two.body));
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonceOf(one.body)}'`);
    expect(one.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  });

  it('run own scripts only, load no object, take no other base, reach no other server and stand in no frame', async () => {
    const policy = String((await get('/', 'text/html')).headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.find((part) => part.startsWith('script-src'))).toBe("script-src 'self'");
    expect(policy.join('\n')).not.toMatch(/object-src|\*|https?:/);
  });
});
