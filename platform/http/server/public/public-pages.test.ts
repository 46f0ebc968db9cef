import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { html } from 'hono/html';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinGrants } from '#platform/access/server/grants.ts';
import { joinErrors } from '#platform/errors/server/registry.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import { openLimits } from '#platform/limits/server/limits.ts';
import type { Platform } from '#platform/module/platform.ts';
import { errorAnswerer } from '../answer-error.ts';
import { httpPart } from '../index.ts';
import { addPublicPages } from './add-public-pages.ts';
import type { PublicPage } from './public-page.ts';

const sample: PublicPage = {
  id: 'sample.readWord',
  path: '/word/:word',
  limit: 'code',
  async answer({ params, query, locale }) {
    if (params.word === 'defect') throw new Error('password=hush');
    const zone = params.word === 'none' ? null : { name: '甲<测试>区', demonstration: true };
    return {
      title: params.word ?? '',
      service: '核验',
      zone,
      body: html`<h1>${params.word}</h1><p>${locale} ${query.word}</p>`,
      scripts: ['/word/check.js'],
    };
  },
};

const filed: PublicPage = {
  id: 'sample.readPaper',
  path: '/word/:word/paper',
  limit: 'code',
  answer: async () => ({
    file: { filename: '议程.pdf', mediaType: 'application/pdf', content: streamOf('%PDF-1.7'), inline: false },
  }),
};
const streamOf = (text: string) => ({ stream: new Blob([text]).stream(), bytes: text.length });

const server = Fastify();
const text = openTexts([httpPart]);
const log = pino({ level: 'silent' });
beforeAll(async () => {
  await addPublicPages(server, {
    // No page of this test reads a row.
    platform: { now: () => Temporal.Now.instant(), log } as unknown as Platform,
    ...{ text, https: false, limits: openLimits(), grants: joinGrants([]) },
    answerError: errorAnswerer(joinErrors([httpPart.errors]), text, log),
    publicPages: [sample, filed],
    publicScripts: [{ path: '/word/check.js', source: 'void 0;' }],
  });
  await server.ready();
});
afterAll(() => server.close());

let address = 1;
const get = (url: string, headers: Record<string, string> = {}) => {
  address += 1;
  return server.inject({ url, headers, remoteAddress: `10.0.0.${address}` });
};

describe('a public page', () => {
  it('is the language of the browser, or the one chosen by its link, which keeps everything else', async () => {
    const chinese = await get('/word/abc?word=1');
    expect(chinese.body).toContain('<html lang="zh-CN">');
    expect(chinese.body).toContain('href="/word/abc?word=1&amp;lang=en"');
    expect((await get('/word/abc', { 'accept-language': 'en-GB' })).body).toContain('<html lang="en">');
    const chosen = await get('/word/abc?lang=en', { 'accept-language': 'zh-CN' });
    expect(chosen.body).toContain('href="/word/abc?lang=zh-CN"');
    expect(chosen.headers).toMatchObject({ 'content-language': 'en', 'cache-control': 'no-store' });
  });

  it('escapes whatever it is told, takes one value a name, and says whose data are invented', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { body } = await get(`/word/${encodeURIComponent(hostile)}?word=${encodeURIComponent(hostile)}`);
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).toContain('甲&lt;测试&gt;区');
    expect(body).toContain('演示数据');
    expect((await get('/word/none')).body).not.toContain('演示数据');
    expect((await get('/word/abc?word=1&word=2')).body).toContain('<p>zh-CN </p>');
    // NUL, and a mark that turns the direction of text: no database takes the one, no reader sees the other.
    for (const hidden of ['%00', 'a%00b', '%E2%80%AEb']) {
      const { statusCode, body: shown } = await get(`/word/${hidden}?word=${hidden}`);
      expect([statusCode, shown.includes('<h1></h1><p>zh-CN </p>')]).toEqual([200, true]);
    }
  });

  it('allows its own style sheet by digest, own scripts, forms to itself, and nothing else', async () => {
    const { body, headers } = await get('/word/abc');
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${digest}'`,
      "script-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    expect(body).not.toMatch(/ style=| on[a-z]+=/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect((await get('/word/check.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(Buffer.byteLength(body)).toBeLessThan(10_000);
  });

  it('gives a file in place of a page, kept nowhere on the way, and counted like any other', async () => {
    const { statusCode, body, headers } = await get('/word/abc/paper');
    expect([statusCode, body]).toEqual([200, '%PDF-1.7']);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'content-length': '8', 'cache-control': 'no-store' },
      ...{
        'referrer-policy': 'no-referrer',
        'content-disposition': "attachment; filename*=UTF-8''%E8%AE%AE%E7%A8%8B.pdf",
      },
    });
    expect(headers['content-security-policy']).toContain("sandbox; default-src 'none'");
    const ask = () => server.inject({ url: '/word/abc/paper', remoteAddress: '10.9.9.8' });
    const answers = [];
    for (let call = 0; call < 31; call += 1) answers.push((await ask()).statusCode);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });

  it('says in the same frame that an address asks too often, and nothing of a defect', async () => {
    const ask = () => server.inject({ url: '/word/abc', remoteAddress: '10.9.9.9' });
    const answers = [];
    for (let call = 0; call < 31; call += 1) answers.push((await ask()).statusCode);
    expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    const refused = await ask();
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('操作过于频繁');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const defect = await get('/word/defect');
    expect(defect.statusCode).toBe(500);
    expect(defect.body).toContain('系统出错，这次操作没有保存。');
    expect(defect.body).not.toContain('hush');
  });
});
