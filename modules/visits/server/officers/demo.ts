import { inventId, openRandom } from '#kernel/parties/server/index.ts';
import { adminRoles } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import { inventCharters } from '../charter/domain/invent-charters.ts';
import { addCharter, removeInventedCharters } from '../charter/store/charters.ts';
import { inventNeeds, type NeedIssue } from '../intake/domain/invent-needs.ts';
import needWords from '../intake/domain/invented-needs.json' with { type: 'json' };
import { addInventedNeeds, removeInventedNeeds } from '../intake/store/invented.ts';
import { inventRatings, inventTerms } from './domain/invent-officers.ts';
import words from './domain/invented-officers.json' with { type: 'json' };
import { addInventedRatings } from './store/ratings.ts';
import { staffOn } from './store/staff.ts';
import { addTerms, firmsToServe, removeInventedTerms } from './store/terms.ts';

/** Rows of one statement. */
const batchSize = 5_000;
/** Messages of a year for every hundred firms, beside those that became issues. */
const needsPerHundred = 40;
/** Most messages that are invented. */
const mostNeeds = 2_000;

/**
 * Invents officers, ratings, the charter and a year of messages of a fictional zone; what was invented before is replaced,
 * what people made stays. `issues` are those that became of messages, after they were added; firms in `visited` rate.
 */
export async function addInventedService(
  tx: ZoneDb,
  {
    zone,
    seed,
    today,
    visited,
    ownFirmId,
  }: { zone: ZoneRef; visited?: ReadonlySet<string>; ownFirmId?: string | undefined } & Omit<DemoOptions, 'firms'>,
  issues: readonly NeedIssue[] = [],
): Promise<DemoTable[]> {
  const stream = (name: string) => {
    const chance = openRandom(`${zone.code}/${seed}/${name}`);
    return { chance, nextId: (index: number) => inventId(chance, index) };
  };
  const at = `${today}T00:00:00+08:00`;
  await removeInventedTerms(tx);
  const firmIds = await firmsToServe(tx);
  const people = await servingStaff(tx, today);
  const terms = inventTerms(stream('officers'), { today, firmIds, staffIds: people, projects: words.projects });
  const made = { zoneId: zone.id, by: null, at, demonstration: true };
  for (let from = 0; from < terms.length; from += batchSize)
    await addTerms(tx, made, terms.slice(from, from + batchSize));
  const ratings = inventRatings(stream('ratings'), {
    ...{ today, terms, words: words.words },
    ...(visited === undefined ? {} : { visited }),
  });
  for (let from = 0; from < ratings.length; from += batchSize) {
    await addInventedRatings(tx, zone.id, ratings.slice(from, from + batchSize));
  }
  await removeInventedCharters(tx);
  const charters = inventCharters(stream('charter').nextId, today);
  for (const charter of charters) await addCharter(tx, charter, made);
  const count = issues.length + Math.min(mostNeeds, Math.ceil((firmIds.length * needsPerHundred) / 100));
  await removeInventedNeeds(tx);
  const needs =
    firmIds.length === 0 ? [] : inventNeeds(stream('needs'), { today, count, firmIds, issues, ownFirmId }, needWords);
  for (let from = 0; from < needs.length; from += batchSize) {
    await addInventedNeeds(tx, zone.id, needs.slice(from, from + batchSize));
  }
  return [
    { table: 'visits.officer_term', rows: terms.length },
    { table: 'visits.officer_rating', rows: ratings.length },
    { table: 'visits.charter', rows: charters.length },
    { table: 'visits.need', rows: needs.length },
  ];
}

const noOfficers: readonly string[] = ['leader', ...adminRoles];

/** Who can serve firms: everybody with a post but leaders, their office and administrators. */
async function servingStaff(tx: ZoneDb, today: string): Promise<string[]> {
  const roles = new Map((await accountsOf(tx)).map(({ id, role }) => [id, role]));
  const staff = [...(await staffOn(tx, today)).values()];
  const roleOf = (accountId: string | null) => (accountId === null ? undefined : roles.get(accountId));
  const led = new Set(staff.filter(({ accountId }) => roleOf(accountId) === 'leader').map((one) => one.departmentId));
  return staff
    .filter(({ accountId, departmentId }) => {
      return departmentId !== null && !led.has(departmentId) && !noOfficers.includes(roleOf(accountId) ?? '');
    })
    .map(({ staffId }) => staffId);
}
