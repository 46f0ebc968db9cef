import { sql } from 'kysely';
import { generateZone } from '#app/server/demo.ts';
import { startApplication } from '#app/server/start.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { findZone, listAccounts } from '#platform/auth/server/store.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { childFacts, serveUntilStopped } from '../lib/child.ts';

/** What the subject tells: where it is, who may ask, what there is to ask for, and its database for the peer. */
export interface SubjectFacts {
  url: string;
  cookie: string;
  zoneId: string;
  firmIds: string[];
  database: { host: string; user: string; password: string; database: string };
}

// The whole application as `yuanshu start` runs it, on 5,000 invented firms.
const { dataDir } = childFacts<{ dataDir: string }>();
const config = readConfig({ data: dataDir, port: '0' }, { LOG_LEVEL: 'error', RATE_LIMIT_FACTOR: '0' });
const application = await startApplication({ config, demo: true, web: false });
const { platform, postgres } = application.opened;
await generateZone(platform, 'shifan', { seed: 1, firms: 5_000, today: '2026-10-13' });
const zone = await findZone(platform.database.forZone(noZone), 'shifan');
if (zone === undefined || postgres === undefined) throw new Error('the demonstration zone is missing');
const db = platform.database.forZone(zone.id);
const officer = (await listAccounts(db)).find((account) => account.role === 'officer');
const token = newToken(zone.id);
await addSession(db, { zoneId: zone.id, hash: token.hash, accountId: officer?.id ?? '', at: new Date().toISOString() });
const firms = await sql<{ id: string }>`select id from parties.firm order by id limit 500`.execute(db);
const facts: SubjectFacts = {
  url: application.url ?? '',
  cookie: `${sessionCookie}=${token.cookie}`,
  zoneId: zone.id,
  firmIds: firms.rows.map((firm) => firm.id),
  database: postgres.superuserConnection(),
};
serveUntilStopped(facts, () => application.close());
