import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type StaffedZone } from '#kernel/cases/server/staffed-zone.fixture.ts';
import { addFirmWithRepresentative, type Outsider } from '#kernel/parties/server/identities/people.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { furnishIssues } from './issues.fixture.ts';
import { type GivenIssue, openIssue } from './open-issue.ts';

let on: TestPlatform;
let root: pg.Client;
let zone: StaffedZone;
let firm: { firmId: string; representative: Outsider };
beforeAll(async () => {
  on = await testPlatform();
  root = await on.connect('superuser');
  zone = await furnishIssues(on, root);
  firm = await addFirmWithRepresentative(on, {
    ...{ name: '测试精密制造有限公司', person: '周代表', mobile: '10000000801', login: 'zhou.daibiao' },
  });
  on.setNow('2026-11-23T02:00:00.000Z');
  on.forgetSessions();
}, 60_000);
afterAll(async () => {
  await root.end();
  await on.close();
});

const dispatching = () =>
  actingAs(on.zoneA.id, {
    accountId: zone.accounts.departmentHead,
    departmentId: zone.departments.service,
    head: true,
  });
const open = (given: Partial<GivenIssue> = {}) =>
  on.platform.database.transaction(on.zoneA.id, (tx) =>
    openIssue(
      tx,
      {
        ...{ firmId: firm.firmId, category: 'road', urgency: 'normal', source: 'onBehalf' },
        ...{ text: '厂门口道路积水，货车进不来。已有一周。', ...given },
      },
      dispatching(),
    ),
  );
const issueOf = async (caseId: string) =>
  (
    await root.query(
      `select issue.*, file.state, file.title, file.lead_id, file.sequence from visits.issue
       join cases.case_file as file on file.id = issue.case_id where case_id = $1`,
      [caseId],
    )
  ).rows[0];

describe('opening an issue', () => {
  it('assigns it to the owner of its category at once, with the limits by urgency', async () => {
    const opened = await open({ urgency: 'urgent' });
    expect(opened.number).toMatch(/^SQ2026/);
    expect(await issueOf(opened.caseId)).toMatchObject({
      ...{ state: 'assigned', lead_id: zone.departments.economy, title: '厂门口道路积水，货车进不来' },
      ...{ industry: 'C39', due_on: '2026-11-26', number: opened.number, staff_closed_on: null },
    });
  });

  it('waits for the dispatcher where nobody owns the category', async () => {
    expect(await issueOf((await open({ category: 'labour' })).caseId)).toMatchObject({
      ...{ state: 'registered', lead_id: null, due_on: '2026-12-07' },
    });
  });

  it('gives one handed over on the spot to the department that promised, with a receipt', async () => {
    const onSite = { departmentId: zone.departments.planning, promisedOn: '2026-11-27' };
    const opened = await open({ category: 'labour', onSite });
    expect(await issueOf(opened.caseId)).toMatchObject({
      ...{ state: 'assigned', lead_id: zone.departments.planning, due_on: '2026-11-27' },
      ...{ receipt_number: `HZ-${opened.number}`, promised_on: '2026-11-27' },
    });
  });

  it('opens what a phone sends twice once', async () => {
    const clientId = '018f0000-0000-4000-8000-000000000001';
    const first = await open({ clientId });
    expect(await open({ clientId })).toEqual(first);
  });

  it('refuses an unknown category, a firm of another zone, and a day that is over', async () => {
    await expect(open({ category: 'moon' })).rejects.toMatchObject({ code: 'visits.issueCategoryUnknown' });
    await expect(open({ firmId: zone.planner })).rejects.toMatchObject({ code: 'visits.issueFirmUnknown' });
    const onSite = { departmentId: zone.departments.planning, promisedOn: '2026-11-20' };
    await expect(open({ onSite })).rejects.toMatchObject({ code: 'visits.promisedInPast' });
  });
});
