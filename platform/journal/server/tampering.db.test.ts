import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { JournalCheck } from '../contract/check.ts';
import type { JournalHead } from '../contract/head.ts';
import { deliverHeads, headDestinations } from './deliver-heads.ts';
import { fileSize, localHeadFile, readLines } from './head-file.ts';
import { type JournalKeys, readJournalKeys, rotateJournalKey } from './journal-keys.ts';
import { recordEntry } from './record-entry.ts';
import { sealSettled } from './seal.fixture.ts';
import { headsAfter } from './store/heads.ts';
import type { Query } from './store/query.ts';
import { openSignatureChecker } from './verify/signatures.ts';
import { type Scene, tamperings } from './verify/tamperings.fixture.ts';
import { verifyJournal } from './verify/verify-journal.ts';

/** RELIABILITY R12: at least 200 tamperings by a superuser, and as many sound logs. */
const times = Number(process.env.SOAK_TIMES ?? 208);

let test: TestPlatform;
let superuser: pg.Client;
let scene: Omit<Scene, 'pick'>;
let keys: JournalKeys;
let minutes = 0;
const signatures = openSignatureChecker();

const query: Query = async <T>(text: string, values: readonly unknown[] = []) =>
  (await superuser.query(text, [...values])).rows as T[];

beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
  await superuser.query('set session_replication_role = replica; set synchronous_commit = off');
  await beginAnew();
  for (let round = 0; round < 12; round += 1) {
    await grow(1 + (round % 4));
    if (round === 6) await rotateJournalKey(test.platform.dataDir, test.platform.now);
  }
  keys = await readJournalKeys(test.platform.dataDir, test.platform.now);
  const ids = await query<{ id: string }>('select entry_id as id from journal.link order by number');
  const heads: JournalHead[] = await headsAfter(query, -1, 1_000);
  scene = { client: superuser, query, ids: ids.map((row) => row.id), heads, stolen: keys.current };
  // Whoever may do everything takes the rules away first.
  await superuser.query(`do $$ declare rule record; begin
    for rule in select conrelid::regclass as target, conname from pg_constraint
      where connamespace = 'journal'::regnamespace and contype in ('c', 'u') loop
      execute format('alter table %s drop constraint %I', rule.target, rule.conname);
    end loop; end $$;
    create index on journal.entry (id); create index on journal.link (entry_id)`);
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

/** A journal that nothing stands in yet. */
async function beginAnew(): Promise<void> {
  await superuser.query(
    'truncate journal.entry, journal.link, journal.node, journal.head, journal.key, journal.delivery',
  );
  for (const name of ['journal.json', 'journal-heads.jsonl']) {
    rmSync(join(test.platform.dataDir, 'keys', name), { force: true });
  }
}

/** Time goes on, entries come, a head is signed over them and kept outside. */
async function grow(entries: number): Promise<void> {
  minutes += 17;
  const now = Temporal.Instant.from('2026-11-20T00:00:00Z').add({ minutes });
  test.setNow(now.toString());
  for (let count = 0; count < entries; count += 1) {
    const zoneId = [test.zoneA.id, test.zoneB.id, null][count % 3] ?? null;
    await test.platform.database.transaction(zoneId ?? noZone, (tx) =>
      recordEntry(tx, {
        ...{ zoneId, at: now.toString({ fractionalSecondDigits: 3 }), action: 'test.act', trace: `t${minutes}` },
        actor: { kind: 'account', accountId: '018f0000-0000-7000-8000-0000000000aa', role: 'officer' },
        ...{ ip: '10.0.0.8', reason: `理由 ${count}`, subject: { type: 'parties.firm', id: `${minutes}/${count}` } },
        ...{ before: { amountFen: count }, after: { amountFen: minutes } },
      }),
    );
  }
  await sealSettled(test.platform);
  await deliverHeads(test.platform, headDestinations(test.platform, {}));
}

async function verify(): Promise<JournalCheck> {
  const name = localHeadFile(test.platform.dataDir);
  const bytes = await fileSize(name);
  return verifyJournal(query, { keys, signatures, files: () => [{ name, lines: readLines(name, bytes) }] });
}

/** The same victims in every run: a linear congruential generator (Numerical Recipes). */
function picker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('R12', () => {
  it(`finds each of ${times} tamperings by a superuser`, async () => {
    const missed: string[] = [];
    for (let round = 0; round < times; round += 1) {
      const tampering = tamperings[round % tamperings.length];
      if (tampering === undefined) throw new Error('there are no tamperings');
      await superuser.query('begin');
      try {
        await tampering.apply({ ...scene, pick: picker(round) });
      } catch (error) {
        throw new Error(`${tampering.name} (${round}) could not be tried`, { cause: error });
      }
      const { findings } = await verify();
      await superuser.query('rollback');
      if (findings === 0) missed.push(`${tampering.name} (${round})`);
    }
    expect(missed).toEqual([]);
    expect(await verify()).toMatchObject({ findings: 0 });
  });

  it(`finds nothing in ${times} logs that grew as they should`, async () => {
    const alarms: unknown[] = [];
    for (let round = 0; round < times; round += 1) {
      const pick = picker(round);
      // Checking a log that only ever grows would take a soak run days.
      if (round % 300 === 299) await beginAnew();
      await grow(pick(4));
      if (pick(40) === 0) await rotateJournalKey(test.platform.dataDir, test.platform.now);
      if (pick(3) === 0) {
        await test.platform.database.transaction(noZone, (tx) =>
          recordEntry(tx, {
            ...{ zoneId: null, at: test.platform.now().toString(), action: 'test.young', ip: null, trace: null },
            actor: { kind: 'system', accountId: null, role: null },
          }),
        );
      }
      keys = await readJournalKeys(test.platform.dataDir, test.platform.now);
      const check = await verify();
      if (check.findings > 0) alarms.push(check.list[0]);
    }
    expect(alarms).toEqual([]);
  });
});
