import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCases } from '#kernel/cases/server/index.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { issueState } from '../../contract/issue.ts';
import { addInventedLoop } from './demo.ts';
import { foldFacts } from './domain/issue-facts.ts';
import { followIssuesJob } from './follow-issues.ts';
import { issueKind } from './issue-kind.ts';
import { furnishIssues } from './issues.fixture.ts';
import { factsOf, findIssue } from './store/issues.ts';
import { sumIssues } from './store/register.ts';

const today = '2026-11-20';
let on: TestPlatform;
let root: pg.Client;
beforeAll(async () => {
  on = await testPlatform();
  root = await on.connect('superuser');
  on.setNow(`${today}T02:00:00Z`);
});
afterAll(async () => {
  await root.end();
  await on.close();
});

it('invents a year in every state, the same again in place of it, with acts that fold to what is stored', async () => {
  await furnishIssues(on, root);
  await root.query(
    `insert into parties.firm (zone_id, id, name, industry, demonstration)
     select $1, gen_random_uuid(), '测试虚构企业' || place || '号', 'C39', true from generate_series(1, 20) as place`,
    [on.zoneA.id],
  );
  const invent = () =>
    on.platform.database.transaction(on.zoneA.id, (tx) =>
      addInventedLoop(tx, { zoneId: on.zoneA.id, seed: 'test/7', today, count: 400, visits: [] }),
    );
  const read = async () =>
    (
      await root.query(
        `select issue.number, issue.text, issue.due_on, issue.answer, file.state, file.sequence from visits.issue
         join cases.case_file as file on file.id = issue.case_id where issue.zone_id = $1 order by issue.number`,
        [on.zoneA.id],
      )
    ).rows;
  const { issues } = await invent();
  const [{ firm: own }] = issues as [(typeof issues)[number]];
  const first = await read();
  expect([issues.length, first.length]).toEqual([400, 400]);
  await invent();
  expect(await read()).toEqual(first);
  // The firm of the demonstration's own login finds what it filed itself, however few issues fall to a firm by chance.
  const filed = await on.platform.database.transaction(on.zoneA.id, (tx) =>
    addInventedLoop(tx, { zoneId: on.zoneA.id, seed: 'test/7', today, count: 400, visits: [], ownFirmId: own.id }),
  );
  const latest = filed.issues.filter(({ source }) => source === 'own').slice(-8);
  expect(latest.map(({ firm }) => firm.id)).toEqual(Array.from({ length: 8 }, () => own.id));
  await invent();
  expect(await read()).toEqual(first);
  const states = new Set(first.map(({ state }) => state));
  expect(issueState.options.filter((one) => !states.has(one))).toEqual([]);
  const db = on.platform.database.forZone(on.zoneA.id);
  const some = issues.filter((_one, place) => place % 9 === 0).map(({ id }) => id);
  for (const [caseId, { actions, stored, state }] of await readCases(db, issueKind, some)) {
    expect([stored.state, stored.sequence]).toEqual([state.state, state.sequence]);
    const row = await findIssue(db, caseId);
    expect(row && factsOf(row)).toEqual(foldFacts(stored, actions));
  }
  const none = { department: [], category: [], size: [], industry: [], urgency: [], state: [], light: [] };
  const sums = await sumIssues(db, { filter: { ...none, source: [], answer: [] }, today });
  expect(sums.staffClosed / sums.due).toBeGreaterThan(0.95);
  expect(sums.confirmed / sums.asked).toBeLessThan(0.75);
  expect(sums.unanswered).toBeGreaterThan(0);
  // What people merged into an invented issue outlives it.
  await root.query(
    `with file as (insert into cases.case_file (zone_id, id, lifecycle, number, title, opened_at, opened_on, state, sequence, changed_at)
       values ($1, gen_random_uuid(), 'visits.issue', 'SQ2026-99999', '路灯不亮', now(), $2, 'ended', 2, now()) returning id)
     insert into visits.issue (zone_id, case_id, number, firm_id, category, urgency, text, source, industry, raised_on, raised_at,
       ended_on, ending, merged_into)
     select $1, id, 'SQ2026-99999', $3, 'road', 'normal', '路灯不亮', 'own', 'C39', $2, now(), $2, 'merged', $4 from file`,
    [on.zoneA.id, today, issues[0]?.firm.id, issues[0]?.id],
  );
  await invent();
  const merged = await root.query("select ending, merged_into from visits.issue where number = 'SQ2026-99999'");
  expect(merged.rows).toEqual([{ ending: 'merged', merged_into: null }]);
});

it('has every zone followed in the morning, also where one of them fails', async () => {
  const { rows } = await root.query('select id from auth.zone order by id');
  const asked = new Set<unknown>();
  const { database } = on.platform;
  const broken = {
    ...on.platform,
    database: {
      ...database,
      forZone: (key: Parameters<typeof database.forZone>[0]) => {
        asked.add(key);
        if (key === rows[0].id || key === rows[1].id) throw new Error('a zone without a calendar');
        return database.forZone(key);
      },
    },
  };
  await expect(followIssuesJob.run({}, broken)).rejects.toThrow(AggregateError);
  expect(rows.map(({ id }) => asked.has(id))).toEqual(rows.map(() => true));
});
