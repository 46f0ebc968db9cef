import { randomUUIDv7 } from 'node:crypto';
import { startApplication } from '#app/server/start.ts';
import { inventFirms } from '#kernel/parties/server/domain/invent-firms.ts';
import { firmNames } from '#kernel/parties/server/names/firm-names.ts';
import { writeNames } from '#kernel/parties/server/names/write-names.ts';
import { readZoneWords } from '#kernel/parties/server/read-zone-words.ts';
import { addInventedFirms } from '#kernel/parties/server/store/invented.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { addZone, saveAccount } from '#platform/auth/server/store.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { childFacts, serveUntilStopped } from '../lib/child.ts';

/** What the subject tells: where it is, who may ask, its zone, its database, and how long 20,000 names took to write. */
export interface SubjectFacts {
  url: string;
  cookie: string;
  zoneId: string;
  database: { host: string; user: string; password: string; database: string };
  writtenMs: number[];
}

/** What it is told: where the data lie, and, of a zone that stands already, what it said of it. */
export interface SubjectOrder {
  dataDir: string;
  firms: number;
  seeded?: SubjectFacts;
}

const batch = 20_000;

// The whole application as `yuanshu start` runs it. It makes a zone of 100,000 invented firms, or serves one that stands: who
// measures starts it anew, because half a gigabyte of garbage from inventing would be collected while it answers.
const { dataDir, firms: count, seeded } = childFacts<SubjectOrder>();
const config = readConfig({ data: dataDir, port: '0' }, { LOG_LEVEL: 'error', RATE_LIMIT_FACTOR: '0' });
const application = await startApplication({ config, demo: false, web: false });
const { platform, postgres } = application.opened;
if (postgres === undefined) throw new Error('the benchmark wants the embedded PostgreSQL');
const made = seeded ?? (await seedZone());
const facts: SubjectFacts = { ...made, url: application.url ?? '', database: postgres.superuserConnection() };
serveUntilStopped(facts, () => application.close());

async function seedZone(): Promise<Pick<SubjectFacts, 'cookie' | 'zoneId' | 'writtenMs'>> {
  const zone = { id: randomUUIDv7(), code: 'bench', name: 'Bench', demonstration: true };
  await addZone(platform.importer.forZone(noZone), zone);
  const accountId = randomUUIDv7();
  const account = { zoneId: zone.id, id: accountId, login: 'bench', displayName: 'Bench', role: 'officer' as const };
  await saveAccount(platform.database.forZone(zone.id), { ...account, passwordHash: 'none', demonstration: true });
  const token = newToken(zone.id);
  const at = new Date().toISOString();
  await addSession(platform.database.forZone(zone.id), {
    ...{ zoneId: zone.id, hash: token.hash, accountId, at },
    ...{ how: 'harness', secondFactor: true },
  });
  const firms = [...inventFirms({ ...(await readZoneWords('shifan')), seed: 1 }, count)];
  const writtenMs: number[] = [];
  for (let from = 0; from < firms.length; from += batch) {
    const some = firms.slice(from, from + batch);
    await platform.database.transaction(zone.id, async (tx) => {
      await addInventedFirms(tx, { zoneId: zone.id, registeredAt: at }, some);
      const began = performance.now();
      await writeNames(tx, zone.id, some.map(firmNames), { demonstration: true });
      writtenMs.push(performance.now() - began);
    });
  }
  return { cookie: `${sessionCookie}=${token.cookie}`, zoneId: zone.id, writtenMs };
}
