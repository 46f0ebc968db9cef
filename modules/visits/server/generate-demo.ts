import type { ZoneRef } from '#platform/access/server/zone.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import { firmOfDemonstration } from './firm-of-demonstration.ts';
import { addInventedLoop } from './issues/demo.ts';
import { addInventedMeasures } from './measures/demo.ts';
import { addInventedService } from './officers/demo.ts';
import { inventPlansAndVisits } from './plans/invent-plans.ts';

/** Issues of a year for every hundred firms where nothing is said. */
const issuesPerHundred = 60;

/**
 * Invents a year of a fictional zone in its order: visits and plans, the issues that came up with all that was done about them,
 * officers, the charter and the messages behind issues, and the measures under which issues stand. What an earlier run
 * invented is replaced.
 */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  const { today, firms, visits, issues = Math.ceil((firms * issuesPerHundred) / 100) } = options;
  const seed = `${zone.code}/${options.seed}`;
  return platform.database.transaction(zone.id, async (tx) => {
    const told = { zoneId: zone.id, seed, today };
    const year = await inventPlansAndVisits(tx, { ...told, ...(visits === undefined ? {} : { visits }) });
    const ownFirmId = await firmOfDemonstration(tx);
    const loop = await addInventedLoop(tx, { ...told, count: issues, visits: year.invented.visits, ownFirmId });
    const filed = loop.issues
      .filter(({ source }) => source === 'own' || source === 'code')
      .map(({ id, firm, text, acts }) => ({ id, firmId: firm.id, openedAt: acts[0]?.at ?? '', text }));
    const visited = new Set(year.invented.visits.map(({ firmId }) => firmId));
    const service = await addInventedService(tx, { zone, seed: options.seed, today, visited, ownFirmId }, filed);
    const measures = await addInventedMeasures(tx, zone, { seed: options.seed, today });
    // Figures are computed anew by what the journal says of their subjects.
    for (const type of ['visits.visit', 'visits.issue'] as const)
      await recordSystemAct(tx, platform.now(), {
        ...{ zoneId: zone.id, action: 'visits.generateDemo', subject: { type, id: zone.id }, before: null },
        after: { visits: year.invented.visits.length, issues: loop.issues.length },
      });
    return [...year.tables, ...loop.tables, ...service, ...measures];
  });
}
