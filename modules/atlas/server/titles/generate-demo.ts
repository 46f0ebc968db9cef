import type { DemoGenerator } from '#platform/module/demo.ts';
import { addInventedTitle, removeInventedTitles } from '../store/invented-titles.ts';
import { inventTitle } from './domain/invent-title.ts';

/** Invents the self-check of a fictional zone; what was invented before is replaced, but for what people built on. */
export const generateDemo: DemoGenerator = (platform, zone, { today }) => {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  return platform.database.transaction(zone.id, async (tx) => {
    await removeInventedTitles(tx);
    return addInventedTitle(tx, { zoneId: zone.id, at: `${today}T00:00:00+08:00` }, inventTitle(today));
  });
};
