import { Writable } from 'node:stream';
import { html } from 'hono/html';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import { openLog } from '#platform/log/server/log.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform, zoneA } from '#testing/database.ts';
import { textField } from './form-field.ts';
import type { PublicPage, SubmissionAnswer } from './public-page.ts';

const answer = z.object({ how: z.string().min(1), note: z.string().min(2).max(20).optional() });

const page = (errors: Readonly<Record<string, string>>, form: Readonly<Record<string, string>>) => ({
  ...{ status: 422, title: '答复', service: '走访', zone: zoneA },
  body: html`<form method="post">${textField({ name: 'note', label: '说明', value: form.note, error: errors.note })}<button>提交</button></form>`,
});

/** Answers a question by a token, and does it whole, twice, without an entry, or fails. */
const trial: PublicPage = {
  id: 'trial.openQuestion',
  path: '/q/:token',
  async answer() {
    return { ...page({}, {}), status: 200 };
  },
  submit: {
    id: 'trial.answerQuestion',
    async answer({ form, params, check, actIn }): Promise<SubmissionAnswer> {
      const read = check(answer);
      if ('errors' in read) return page(read.errors, form);
      const { how, note = null } = read.data;
      if (how === 'again') return { redirect: `/q/${params.token}`, journal: 'none' };
      if (how === 'silent') return { redirect: `/q/${params.token}` };
      if (how === 'refused') throw new AppError('trial.late', { day: '2026-03-01' });
      if (how === 'broken') throw new Error('secret of the inside');
      const context = actIn(zoneA);
      await context.transaction(async (tx) => {
        if (how === 'unrecorded') return;
        await context.record(tx, { subject: { type: 'trial.question', id: how }, after: { note } });
      });
      if (how === 'shown') return { ...page({}, {}), status: 200 };
      return { redirect: how === 'away' ? '//other.example' : `/q/${params.token}?done=1` };
    },
  },
};

const part: ServerModule = {
  name: 'trial',
  dependsOn: [],
  permissions: {},
  errors: { 'trial.late': { status: 409, params: ['day'] } },
  locale: {
    'zh-CN': { errors: { late: { message: '{{day}} 已过期<b>。', remedy: '请致电。' } } },
    en: { errors: { late: { message: 'It ended on {{day}}.', remedy: 'Call us.' } } },
  },
  routes: [],
  publicPages: [trial],
};

let test: TestPlatform;
const lines: string[] = [];
beforeAll(async () => {
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  test = await testPlatform({ extra: [part], log: openLog('warn', kept) });
});
afterAll(() => test.close());

const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const post = (payload: string, headers: Record<string, string> = own, url = '/q/hush-token') =>
  test.server.inject({ method: 'POST', url, payload, headers });

async function entriesOf(id: string) {
  const client = await test.connect('superuser');
  const found = await client.query(
    `select zone_id, actor_kind, account_id, role, ip, after::json as after from journal.entry
     where action = 'trial.answerQuestion' and subject_id = $1`,
    [id],
  );
  await client.end();
  return found.rows;
}

describe('the form of a public page', () => {
  it('is answered without cookie and script, as a visitor of the zone, and leads on', async () => {
    const opened = await test.server.inject({ url: '/q/hush-token' });
    expect(opened.body).toContain('<form method="post">');
    expect(opened.headers['content-security-policy']).toContain("form-action 'self'");
    expect(opened.headers['referrer-policy']).toBe('same-origin');
    // A session of somebody who is signed in says nothing here.
    const cookie = `yuanshu_session=${await test.cookieOf('officer')}`;
    const sent = await post('how=whole&note=%E5%A5%BD%0D%0A%E7%9A%84', { ...own, cookie }, '/q/hush-token?lang=en');
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/q/hush-token?done=1&lang=en']);
    expect(sent.headers['set-cookie']).toBeUndefined();
    expect(await entriesOf('whole')).toEqual([
      {
        ...{ zone_id: zoneA.id, actor_kind: 'visitor', account_id: null, role: 'anonymous', ip: '127.0.0.1' },
        after: { note: '好\n的' },
      },
    ]);
    expect((await post('how=shown')).statusCode).toBe(200);
  });

  it('comes back with what was typed and the error at its field, in the language that was chosen', async () => {
    const { statusCode, body, headers } = await post('how=whole2&note=%3C');
    expect(statusCode).toBe(422);
    expect(body).toContain('value="&lt;"');
    expect(body).toContain('<p class="wrong" id="note-wrong">至少 2 个字符。</p>');
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect((await post('how=x&note=a', own, '/q/hush-token?lang=en')).body).toContain('id="note-wrong">At least 2');
  });

  it('that is refused is a page with message, remedy and a way back', async () => {
    const refused = await post('how=refused');
    expect(refused.statusCode).toBe(409);
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(refused.body).toContain('<h1>2026-03-01 已过期&lt;b&gt;。</h1><p>请致电。</p>');
    expect(refused.body).toContain('<a href="/q/hush-token">返回填写页</a>');
  });

  it.each([
    ['/ask/none-such', '回首页'],
    ['/charter/none-such?lang=en', 'Go to the start page'],
    ['/needs/none-such', '回首页'],
    ['/issue-links/none-such?lang=en', 'Go to the start page'],
    ['/measures/none-such/1', '回首页'],
  ])('is not at %s, which says so and leads on', async (url, words) => {
    const absent = await test.server.inject({ method: 'GET', url });
    expect([absent.statusCode, absent.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(absent.body).toContain(`<a href="/">${words}</a>`);
    expect(absent.body).toMatch(/<h1>[^<]{5,}<\/h1><p>[^<]{5,}<\/p>/);
  });

  it('that acted without an entry, fails or leads away is a defect, which tells and keeps nothing', async () => {
    for (const how of ['silent', 'unrecorded', 'broken', 'away']) {
      const { statusCode, body, headers } = await post(`how=${how}`);
      expect([how, statusCode, headers.location]).toEqual([how, 500, undefined]);
      expect(body).toContain('系统出错');
      expect(body).not.toContain('secret');
    }
    expect(lines.some((line) => line.includes('/q/:token'))).toBe(true);
    expect(lines.join()).not.toContain('hush-token');
    expect((await post('how=again')).statusCode).toBe(303);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
    { origin: 'https://other.example' },
    { origin: 'null' },
    {},
  ])('of another site is refused: %j', async (said) => {
    const headers = { 'content-type': own['content-type'], ...(said as Record<string, string>) };
    const refused = await post('how=foreign', headers);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('请求不是从本站页面发出的');
    expect(await entriesOf('foreign')).toEqual([]);
  });

  it('over plain HTTP is known by its origin', async () => {
    const headers = { 'content-type': own['content-type'], host: 'zone.example', origin: 'http://zone.example' };
    expect((await post('how=plain', headers)).statusCode).toBe(303);
  });

  it('is small, is a form, and has no field of objects, twice or with hidden signs', async () => {
    expect((await post(`how=${'a'.repeat(33_000)}`)).statusCode).toBe(413);
    expect((await post('{"how":"json"}', { ...own, 'content-type': 'application/json' })).statusCode).toBe(400);
    expect((await post('how=text', { ...own, 'content-type': 'text/plain' })).statusCode).toBe(400);
    const multipart = { ...own, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await post('--x--', multipart)).statusCode).toBe(400);
    for (const body of ['how=a&how=b', '__proto__=1&how=a', 'how=a&constructor=1']) {
      const refused = await post(body);
      expect([body, refused.statusCode]).toEqual([body, 400]);
      expect(refused.body).toContain('收到的表单无法读取');
    }
    expect((await post('how=a%00b')).statusCode).toBe(422);
    expect((await post('')).statusCode).toBe(422);
    expect(Object.hasOwn(Object.prototype, 'how')).toBe(false);
  });

  it('is taken nowhere else', async () => {
    expect((await post('how=whole', own, '/v/ABCD')).statusCode).toBe(404);
  });
});
