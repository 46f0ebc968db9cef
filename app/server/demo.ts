import { followJournal, metricsOf } from '#kernel/indicators/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { addZone, findZone } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import { hasEvent } from '#platform/outbox/server/has-event.ts';
import fictional from '#zones/fictional/index.json' with { type: 'json' };
import { type DemoLogin, ensureDemoLogins } from './demo-logins.ts';
import { modules } from './modules.ts';

/** The fictional zones and the size each has by default. */
export const fictionalZones: readonly (ZoneRef & { firms: number })[] = fictional.map((zone) => ({
  ...zone,
  demonstration: true,
}));

/** Seed of the invented data unless another is asked for. */
export const demoSeed = 20_261_121;

/** Event that marks a whole zone as invented. */
const generated = 'platform.demoGenerated';

/** What a zone got. */
export interface DemoReport {
  zone: string;
  tables: DemoTable[];
}

/** Makes sure that the fictional zones stand with their logins and rows; what is there already is left as it is. */
export async function ensureDemo(platform: Platform, dataDir: string, today: string): Promise<DemoLogin[]> {
  const logins: DemoLogin[] = [];
  for (const zone of fictionalZones) {
    const { id, code, name, demonstration } = zone;
    await addZone(platform.importer.forZone(noZone), { id, code, name, demonstration });
    logins.push(...(await ensureDemoLogins(platform, dataDir, zone)));
    if (!(await isGenerated(platform, zone.id)))
      await generateZone(platform, zone.code, { seed: demoSeed, firms: zone.firms, today });
  }
  return logins;
}

/** A start that was killed half-way leaves no mark, and the next one invents the rows anew. */
function isGenerated(platform: Platform, zoneId: string): Promise<boolean> {
  return hasEvent(platform.database.forZone(zoneId), generated);
}

/** Invents all rows of one fictional zone anew, module by module. */
export async function generateZone(platform: Platform, code: string, options: DemoOptions): Promise<DemoReport> {
  const zone = await findZone(platform.database.forZone(noZone), code);
  if (zone === undefined || !zone.demonstration) throw new AppError('cli.notFictional', { zone: code });
  const tables: DemoTable[] = [];
  for (const module of modules) {
    if (module.demo !== undefined) tables.push(...(await module.demo(platform, zone, options)));
  }
  await platform.database.transaction(zone.id, async (tx) => {
    await appendEvent(tx, { zoneId: zone.id, name: generated, payload: { options, tables } });
    const after = { ...options, tables: tables.map(({ table, rows }) => ({ table, rows })) };
    await recordSystemAct(tx, platform.now(), { zoneId: zone.id, action: 'platform.generateDemo', after });
  });
  // Figures stand at once: their job looks only once a minute.
  await followJournal(platform, zone.id, metricsOf(modules));
  return { zone: code, tables };
}
