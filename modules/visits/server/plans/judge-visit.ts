import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CapRule } from '../../contract/visit-cap.ts';
import { type Candidate, judgeCap, type PastVisit, windowBegins } from './domain/judge-cap.ts';
import { capOn } from './store/caps.ts';
import { officersOf } from './store/visit-people.ts';
import { countedVisits } from './store/visits.ts';

/** How far back a visit can be recorded: who finds an old one in a drawer tells the head of the department. */
export const monthsBack = 12;

/** Refuses days that have not come, and days so long ago that nobody can say what was said. */
export function requireDay(day: string, today: string): void {
  if (day > today) throw new AppError('visits.dayInFuture', { today });
  const earliest = windowBegins(today, monthsBack);
  if (day < earliest) throw new AppError('visits.dayTooOld', { earliest });
}

/** The rule of a day, and the visits of these firms that can matter to it. */
export async function readCap(
  db: ZoneDb,
  { firmIds, day, except }: { firmIds: readonly string[]; day: string; except?: string },
): Promise<{ rule: CapRule; past: (PastVisit & { firmId: string })[] }> {
  const rule = await capOn(db, day);
  const after = windowBegins(day, rule.months);
  return { rule, past: await countedVisits(db, { firmIds, after, ...(except === undefined ? {} : { except }) }) };
}

/**
 * Refuses a visit beyond the cap with who came when and the next possible day. The firm must be locked: what is counted here
 * is then still so when the visit is stored.
 */
export async function requireWithinCap(
  tx: ZoneDb,
  { firmId, except, ...candidate }: Candidate & { firmId: string; except?: string },
): Promise<void> {
  const { rule, past } = await readCap(tx, {
    ...{ firmIds: [firmId], day: candidate.day },
    ...(except === undefined ? {} : { except }),
  });
  const verdict = judgeCap(rule, past, candidate);
  if (verdict.within) return;
  const names = await departmentNamesOn(tx, candidate.day);
  const told = {
    ...{ most: verdict.most, months: rule.months, nextDay: verdict.nextDay },
    visits: await tellVisits(tx, verdict.visits, names),
  };
  if (verdict.departmentId === null) throw new AppError('visits.capReached', told);
  const department = names.get(verdict.departmentId) ?? '';
  throw new AppError('visits.departmentCapReached', { ...told, department });
}

/** Who came when, in one line: day, departments, officers. */
async function tellVisits(
  db: ZoneDb,
  visits: readonly PastVisit[],
  departments: ReadonlyMap<string, string>,
): Promise<string> {
  const officers = await officersOf(
    db,
    visits.map(({ id }) => id),
  );
  return visits
    .map(({ id, day, departments: ids }) => {
      const who = [...ids.map((one) => departments.get(one) ?? ''), ...(officers.get(id) ?? [])];
      return `${day} ${who.join(' ')}`.trim();
    })
    .join('; ');
}

/** Display names of accounts, in their order; unknown ones are left out. */
export async function nameAccounts(db: ZoneDb, ids: readonly string[]): Promise<Map<string, string>> {
  const names = await namesOfAccounts(db, ids);
  return new Map(ids.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? ''] as const] : [])));
}
