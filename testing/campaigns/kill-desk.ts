import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Acts } from './kill-acts.ts';
import { killCategory, killZone, type Person } from './kill-installation.ts';

/** A department in which everybody of the campaign works, and a category of issues that nobody owns. */
export async function openDesk(client: pg.Client, people: readonly Person[]): Promise<void> {
  const [authority, department] = [randomUUID(), randomUUID()];
  const run = (query: string, values: unknown[]) => client.query(query, [killZone.id, ...values]);
  await run(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2020-01-01', now())`,
    [],
  );
  await run('insert into parties.department (zone_id, id) values ($1, $2), ($1, $3)', [authority, department]);
  await run(
    `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code,
       name, position) values ($1, $2, '2020-01-01', 1, 'standing', null, 'zoneAuthority', 'authority', '管委会', 1),
       ($1, $3, '2020-01-01', 1, 'standing', $2, 'department', 'service', '企业服务局', 2)`,
    [authority, department],
  );
  for (const [place, { id }] of people.entries()) {
    const [staff, post] = [randomUUID(), randomUUID()];
    await run(
      `insert into parties.staff (zone_id, id, name, account_id, position) values ($1, $2, '测试人员', $3, $4)`,
      [staff, id, place + 1],
    );
    await run('insert into parties.post (zone_id, id) values ($1, $2)', [post]);
    await run(
      `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head,
         position, holder_id, main, confirmed) values ($1, $2, '2020-01-01', 1, 'standing', $3, '科员', false, $4, $5, true, true)`,
      [post, department, place + 1, staff],
    );
  }
  await run(`insert into parties.duty_item (zone_id, kind, code, name) values ($1, 'issueCategory', $2, '道路')`, [
    killCategory,
  ]);
}

/** What is wrong with the cases that stand: each confirmed issue there once with its acts, none by halves; empty when all is well. */
export async function faultsOfCases(client: pg.Client, { issues }: Acts): Promise<string[]> {
  const { rows } = await client.query<{
    clientId: string;
    caseId: string;
    sequence: number;
    acts: number;
    entries: number;
    said: string[];
  }>(
    `select i.client_id as "clientId", c.id as "caseId", c.sequence, (select count(*)::int from cases.action a where a.case_id = c.id) as acts,
       (select count(*)::int from journal.entry e where e.subject_type = 'cases.case' and e.subject_id = c.id::text) as entries,
       (select coalesce(array_agg(a.comment order by a.sequence), '{}') from cases.action a
         where a.case_id = c.id and a.name = 'comment') as said
     from cases.case_file c full join visits.issue i on i.case_id = c.id`,
  );
  const stored = new Map(rows.map((row) => [row.clientId, row]));
  const torn = rows.filter(
    (row) => row.clientId === null || row.caseId === null || row.acts !== row.sequence || row.entries !== row.acts,
  );
  const lost = [...issues].flatMap(([clientId, issue]) => {
    const row = stored.get(clientId);
    if (row?.caseId !== issue.caseId) return [`issue ${clientId} is gone`];
    const twice = new Set(row.said).size < row.said.length;
    const missing = issue.said.filter((words) => !row.said.includes(words));
    return twice || missing.length > 0 ? [`case ${row.caseId} has ${row.said.join(' ')}`] : [];
  });
  return [
    ...torn.map((row) => `torn: ${JSON.stringify(row)}`),
    ...lost,
    ...(stored.size < rows.length ? ['an issue stands twice'] : []),
  ];
}
