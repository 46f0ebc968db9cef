// R1: kill -9 of the platform, of a process of PostgreSQL and of PostgreSQL itself, at random points.
import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, noteFigures } from './attempts.ts';
import {
  type Acts,
  changeSessions,
  isOpen,
  noActs,
  type Passwords,
  registerFirms,
  settlePassword,
  workOnIssues,
} from './kill-acts.ts';
import { faultsOfCases, openDesk } from './kill-desk.ts';
import { KillInstallation, type Person } from './kill-installation.ts';

const victims = ['platform', 'backend', 'postmaster', 'import'] as const;
type Victim = (typeof victims)[number];

/** Each victim is had once in four kills; where in its work it is had is chance. */
const kills: Victim[] = Array.from(
  { length: attempts(12) },
  (_none, index) => victims[index % victims.length] ?? 'platform',
);

const installation = new KillInstallation();
const acts: Acts = noActs();
const people = ['registrar-a', 'registrar-b', 'changer'].map(
  (login): Person => ({ id: randomUUIDv7(), login, role: 'officer', password: randomBytes(12).toString('base64url') }),
);
const passwords: Passwords = { known: people[2]?.password ?? '', asked: [] };
let facts = '';
/** How long a start takes, so that a kill can hit any part of it. */
let startMs = 0;

function person(index: number): Person {
  const found = people[index];
  if (found === undefined) throw new Error('there are three persons');
  return found;
}

beforeAll(async () => {
  await installation.start(people);
  await installation.asSuperuser(async (client) => {
    facts = await digestOfFacts(client);
    await openDesk(client, people);
    // Only a machine that dies needs more than the memory of its system; this campaign kills processes.
    await client.query('alter system set fsync = off');
    await client.query('select pg_reload_conf()');
  });
}, 120_000);
afterAll(() => installation.dispose());

/** Everything published, whatever import wrote it. */
async function digestOfFacts(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select md5(string_agg(row, '' order by row)) as digest from (
       select z::text as row from atlas.zone z union all select p::text from atlas.project p
       union all select c::text from atlas.civic c union all select d::text from calendar.notice_day d) all_rows`,
  );
  return rows[0]?.digest ?? '';
}

/** Runs all acts, kills in the middle of them, and waits until the platform works again. */
async function killDuringActs(victim: Exclude<Victim, 'import'>): Promise<void> {
  let stopped = false;
  const common = { acts, stopped: () => stopped };
  const work = [
    registerFirms(installation, { person: person(0), ...common }),
    workOnIssues(installation, { person: person(1), ...common }),
    changeSessions(installation, { person: person(2), passwords, ...common }),
  ];
  const before = acts.confirmed.size;
  const begun = async () => {
    while (acts.confirmed.size < before + 3 && !stopped) await pause(10);
    await pause(randomInt(300));
    if (victim === 'backend') await installation.killBackend();
    else if (victim === 'postmaster') installation.killPostmaster();
    else {
      await installation.killApplication();
      await installation.start();
    }
    await pause(50);
    await installation.answers();
    stopped = true;
  };
  // A refusal ends the round at once, and not only when its time is over.
  await Promise.all([begun(), ...work]).finally(() => {
    stopped = true;
  });
}

/** Makes the next start import anew, and kills that start at some point. */
async function killDuringImport(): Promise<void> {
  await installation.asSuperuser((client) => client.query("update atlas.import_run set digest = 'another'"));
  await installation.killApplication();
  installation.spawn();
  await pause(startMs === 0 ? 500 : randomInt(Math.ceil(startMs)));
  await installation.killApplication();
  const begun = performance.now();
  await installation.start();
  startMs = performance.now() - begun;
  await installation.answers();
}

/** Firms with their entries and events: each of the three there, or none. */
const wholeness = `
  with entries as (select subject_id as id, count(*)::int as n from journal.entry
      where action = 'parties.registerFirm' group by 1),
    events as (select payload ->> 'firmId' as id, count(*)::int as n from platform.outbox
      where name = 'parties.firmRegistered' group by 1)
  select f.name, f.id, coalesce(entries.n, 0) as entries, coalesce(events.n, 0) as events
  from parties.firm f left join entries on entries.id = f.id::text left join events on events.id = f.id::text`;

async function expectNothingLost(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; id: string; entries: number; events: number }>(wholeness);
  const stored = new Map(rows.map((row) => [row.name, row]));
  expect(stored.size).toBe(rows.length);
  for (const [name, id] of acts.confirmed) expect(stored.get(name)?.id, name).toBe(id);
  for (const row of rows) {
    expect(acts.asked.has(row.name)).toBe(true);
    expect(row).toMatchObject({ entries: 1, events: 1 });
  }
  const totals = await client.query<Record<string, number>>(
    `select (select count(*)::int from parties.firm) as firms,
       (select count(*)::int from journal.entry where action = 'parties.registerFirm') as registered,
       (select count(*)::int from auth.session) as sessions,
       (select count(*)::int from journal.entry where action = 'auth.signIn') as "signedIn",
       (select count(*)::int from journal.entry where action = 'auth.changePassword') as changed,
       (select count(*)::int from atlas.import_run) as imports,
       (select count(*)::int from journal.entry where action = 'atlas.importFacts') as imported`,
  );
  const total = totals.rows[0] ?? {};
  expect(total.registered).toBe(total.firms);
  expect(total.signedIn).toBe(total.sessions);
  expect(total.sessions).toBeGreaterThanOrEqual(acts.signInsConfirmed);
  expect(total.changed).toBeGreaterThanOrEqual(acts.passwordsConfirmed);
  expect(total.imported).toBe(total.imports);
  expect(await digestOfFacts(client)).toBe(facts);
  expect(await faultsOfCases(client, acts)).toEqual([]);
}

/** Work in the background goes on too: the worker's connections died with the server. */
async function expectWorkerAlive(client: pg.Client): Promise<void> {
  await client.query("select graphile_worker.add_job('auth.endIdleSessions', '{}', job_key => 'alive')");
  const waiting = async () => {
    const { rows } = await client.query<{ jobs: number }>(
      "select count(*)::int as jobs from graphile_worker._private_jobs where key = 'alive'",
    );
    return rows[0]?.jobs;
  };
  await expect.poll(waiting, { timeout: 20_000, interval: 100 }).toBe(0);
}

describe('R1: what was confirmed is there once and whole, nothing is there by halves, and the platform works again', () => {
  it.each(kills.map((victim, index) => [index + 1, victim] as const))(
    'kill %i: %s',
    async (_number, victim) => {
      const postmaster = installation.postmaster();
      if (victim === 'import') await killDuringImport();
      else await killDuringActs(victim);
      if (victim === 'postmaster') expect(installation.postmaster()).not.toBe(postmaster);
      await installation.asSuperuser(expectNothingLost);
      await installation.asSuperuser(expectWorkerAlive);
      expect(installation.alive).toBe(true);
    },
    60_000,
  );

  it('and at the end the sessions and the password are those that were confirmed last', async () => {
    await settlePassword(installation, { person: person(2), passwords, acts });
    for (const cookie of acts.closed) expect(await isOpen(installation, cookie)).toBe(false);
    for (const cookie of acts.open.values()) expect(await isOpen(installation, cookie)).toBe(true);
    expect(Math.min(acts.open.size, acts.closed.size)).toBeGreaterThan(0);
    await installation.asSuperuser(expectNothingLost);
    const { asked, confirmed, signInsConfirmed, passwordsConfirmed, issues } = acts;
    expect(issues.size).toBeGreaterThan(0);
    noteFigures('R1', {
      kills: kills.length,
      asked: asked.size,
      confirmed: confirmed.size,
      signIns: signInsConfirmed,
      passwords: passwordsConfirmed,
      issues: issues.size,
      actsOnIssues: [...issues.values()].reduce((sum, { said }) => sum + said.length, 0),
    });
  });
});
