import { startApplication } from '#app/server/start.ts';
import { followJournal, metricsOf } from '#kernel/indicators/server/index.ts';
import { inventFirms } from '#kernel/parties/server/domain/invent-firms.ts';
import { readZoneWords } from '#kernel/parties/server/read-zone-words.ts';
import { addInventedFirms } from '#kernel/parties/server/store/invented.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { findZone, listAccounts } from '#platform/auth/server/store.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { childFacts, serveUntilStopped } from '../lib/child.ts';

/** What the subject tells: where it is, who may ask, its zone, the metrics of its screen, and its database for the peer. */
export interface SubjectFacts {
  url: string;
  cookie: string;
  zoneId: string;
  metrics: string[];
  database: { host: string; user: string; password: string; database: string };
}

const batch = 20_000;

// The whole application as `yuanshu start` runs it, its demonstration zone filled up to so many firms.
const { dataDir, firms: count } = childFacts<{ dataDir: string; firms: number }>();
const config = readConfig({ data: dataDir, port: '0' }, { LOG_LEVEL: 'error', RATE_LIMIT_FACTOR: '0' });
const application = await startApplication({ config, demo: true, web: false });
const { platform, postgres } = application.opened;
const zone = await findZone(platform.database.forZone(noZone), 'shifan');
if (zone === undefined || postgres === undefined) throw new Error('the demonstration zone is missing');
const db = platform.database.forZone(zone.id);
const at = new Date().toISOString();
const firms = [...inventFirms({ ...(await readZoneWords('shifan')), seed: 99 }, count)];
for (let from = 0; from < firms.length; from += batch) {
  await platform.database.transaction(zone.id, (tx) =>
    addInventedFirms(tx, { zoneId: zone.id, registeredAt: at }, firms.slice(from, from + batch)),
  );
}
const metrics = metricsOf(application.composition.parts);
await followJournal(platform, zone.id, metrics);
const officer = (await listAccounts(db)).find((account) => account.role === 'officer');
const token = newToken(zone.id);
await addSession(db, {
  ...{ zoneId: zone.id, hash: token.hash, accountId: officer?.id ?? '', at },
  ...{ how: 'harness', secondFactor: true },
});
const facts: SubjectFacts = {
  ...{ url: application.url ?? '', cookie: `${sessionCookie}=${token.cookie}`, zoneId: zone.id },
  ...{ metrics: metrics.map(({ id }) => id), database: postgres.superuserConnection() },
};
serveUntilStopped(facts, () => application.close());
