import { inventId, openRandom } from '#kernel/parties/server/index.ts';
import type { DemoGenerator } from '#platform/module/demo.ts';
import { inventEntries } from './domain/invent-entries.ts';
import { addEntries, listInstitutions, removeInventedEntries } from './store/own-entries.ts';

/** Invents places, clusters, alliances and goals of a fictional zone; what was invented before is replaced. */
export const inventOwnEntries: DemoGenerator = (platform, zone, { today }) => {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  return platform.database.transaction(zone.id, async (tx) => {
    await removeInventedEntries(tx);
    const random = openRandom(`${zone.code}/own-entries`);
    let made = 0;
    const institutions = new Map((await listInstitutions(tx)).map(({ kind, id }) => [kind, id]));
    const entries = inventEntries(today, { institutions, nextId: () => inventId(random, made++) });
    const into = { zoneId: zone.id, at: `${today}T00:00:00+08:00`, accountId: null, demonstration: true };
    return [{ table: 'atlas.own_entry', rows: await addEntries(tx, into, entries) }];
  });
};
