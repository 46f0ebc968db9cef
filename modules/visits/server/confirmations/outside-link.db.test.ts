import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs } from '#kernel/cases/server/staffed-zone.fixture.ts';
import { type Gateway, leadChannel, openDesk, openGateway } from '#kernel/notices/server/notices.fixture.ts';
import { addFirmWithRepresentative } from '#kernel/parties/server/identities/people.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { furnishIssues, sendAct } from '../issues/issues.fixture.ts';
import { openIssue } from '../issues/open-issue.ts';

const morning = '2026-11-23T02:00:00.000Z';
let on: TestPlatform;
let root: pg.Client;
let gateway: Gateway;
let caseId = '';
let firmId = '';
beforeAll(async () => {
  gateway = await openGateway();
  on = await testPlatform({ outboundAllow: [gateway.origin] });
  root = await on.connect('superuser');
  const zone = await furnishIssues(on, root);
  const company = { name: '测试链接有限公司', person: '周代表', mobile: '10000000811', login: 'zhou.lianjie' };
  firmId = (await addFirmWithRepresentative(on, company)).firmId;
  on.setNow(morning);
  on.forgetSessions();
  const { accounts, departments } = zone;
  const acting = { accountId: accounts.departmentHead, departmentId: departments.service, head: true };
  const given = { firmId, category: 'road', urgency: 'normal', source: 'onBehalf', text: '厂门口道路积水。' } as const;
  caseId = await on.platform.database.transaction(on.zoneA.id, async (tx) => {
    return (await openIssue(tx, given, actingAs(on.zoneA.id, acting))).caseId;
  });
  // Nobody of the firm signs in: it is told outside.
  await root.query('delete from parties.person_account where zone_id = $1', [on.zoneA.id]);
}, 60_000);
afterAll(async () => {
  gateway.close();
  await root.end();
  await on.close();
});

const links = async () =>
  (await root.query('select digest, made_by, revoked_at from visits.issue_link where case_id = $1', [caseId])).rows;
const lead = (channel: 'sms', adapter: 'http' | 'sink') => leadChannel(on, gateway, { channel, adapter, at: morning });
const pathIn = (text: string) => /\/issue-links\/[a-z0-9-]+\.[A-Za-z0-9_-]{22}/.exec(text)?.[0];

it('leads a firm that is told outside to the page of its issue, by the same link at every attempt', async () => {
  await lead('sms', 'http');
  gateway.answer.status = 503;
  const accepted = await sendAct(on, 'officer', caseId, { act: 'accept', expected: 2 });
  expect(accepted.json()).toMatchObject({ state: 'inProgress' });
  const replied = await sendAct(on, 'officer', caseId, { act: 'reply', expected: 3, comment: '已安排疏通排水管。' });
  expect(replied.json()).toMatchObject({ state: 'replied' });
  const desk = openDesk(on, root);
  await desk.deliver();
  gateway.answer.status = 204;
  on.setNow('2026-11-23T03:00:00.000Z');
  await desk.deliver();
  const texts = gateway.got.map(({ text }) => JSON.parse(text));
  expect(texts).toHaveLength(2);
  expect(texts[1]).toEqual(texts[0]);
  expect(texts[0].text).not.toContain('登录');
  const path = pathIn(texts[0].text);
  expect(texts[0].params.link).toContain(path);
  const [link, ...others] = await links();
  expect([others, link.made_by]).toEqual([[], null]);
  const page = await on.server.inject({ url: path ?? '/none' });
  expect([page.statusCode, page.body.includes('厂门口道路积水')]).toEqual([200, true]);
  // The secret stands nowhere: neither in the journal nor in what is known of the sending.
  const secret = path?.split('.').at(-1);
  const kept = `select string_agg(row::text, ' ') as text from (
    select to_jsonb(entry)::text as row from journal.entry as entry union all
    select to_jsonb(notice)::text from notices.notice union all select to_jsonb(delivery)::text from notices.delivery union all
    select to_jsonb(link)::text from visits.issue_link as link) as rows`;
  const text: string = (await root.query(kept)).rows[0].text;
  expect([text.includes(secret ?? ''), text.includes('visits.makeOutsideLink')]).toEqual([false, true]);
});

it('keeps of the link where nothing is sent its place alone, and sends none that staff revoked', async () => {
  const desk = openDesk(on, root);
  const about = { type: 'visits.issue' as const, id: caseId };
  const params = { number: 'SQ', title: '积水', reason: '' };
  const told = { template: 'visits.issueStillSolved' as const, params, about, href: `/my-issues/${caseId}` };
  await lead('sms', 'sink');
  await desk.tell({ firm: firmId }, told);
  await desk.deliver();
  const { rows } = await root.query('select body from notices.sink order by at desc limit 1');
  expect(rows[0].body).toContain(`/issue-links/${on.zoneA.code}.…`);
  expect(pathIn(rows[0].body)).toBeUndefined();
  expect(await links()).toHaveLength(2);
  await lead('sms', 'http');
  await desk.tell({ firm: firmId }, { ...told, onceKey: 'revoked', reminder: { thread: 'revoked', afterDays: [1] } });
  await desk.deliver();
  await root.query("update visits.issue_link set revoked_at = '2026-11-23T04:00:00Z' where case_id = $1", [caseId]);
  on.setNow('2026-11-24T03:30:00.000Z');
  gateway.got = [];
  await desk.deliver();
  const again = gateway.got.map(({ text }) => JSON.parse(text).text).find((text) => text.includes('第1次提醒'));
  expect([again === undefined, pathIn(again ?? '')]).toEqual([false, undefined]);
  expect(await links()).toHaveLength(3);
});
