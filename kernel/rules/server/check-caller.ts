import { departmentNamesOn, placesOf, sectionsUnder } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';

/** Where and when something is asked; `at` is ISO 8601 in UTC to the millisecond, `today` the day in China. */
export interface Moment {
  readonly zone: ZoneRef;
  readonly at: string;
  readonly today: string;
}

/** An instant as rules keep it: in UTC, to the millisecond. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' });
}

/** Where and when of a request that names its zone. */
export function momentOf({ zone, now }: Pick<RequestContext, 'zone' | 'now'>): Moment {
  if (zone === null) throw new Error('the page or session names the zone');
  const instant = now();
  return {
    zone,
    at: instantText(instant),
    today: instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
  };
}

/** The signed-in caller; the permissions of these use-cases are held by the signed-in only. */
export function requireAccount({ account }: Pick<RequestContext, 'account'>): RequestAccount {
  if (account === null) throw new Error('only the signed-in hold the permission');
  return account;
}

/** Departments in which the caller works today; who leads one answers for the sections under it too. */
export async function ownDepartments(db: ZoneDb, context: RequestContext): Promise<readonly string[]> {
  if (context.account === null) return [];
  const { today } = momentOf(context);
  const places = await placesOf(db, context.account.id, today);
  const led = places.flatMap(({ departmentId, head }) => (head ? [departmentId] : []));
  return [...new Set([...places.map(({ departmentId }) => departmentId), ...(await sectionsUnder(db, led, today))])];
}

/** Whether the caller may change rules of a department: its own people, and for publishing also leaders. */
export async function worksFor(db: ZoneDb, departmentId: string, context: RequestContext): Promise<boolean> {
  return (await ownDepartments(db, context)).includes(departmentId);
}

/** Refuses who does not work in the department. */
export async function requireOwn(db: ZoneDb, departmentId: string, context: RequestContext): Promise<void> {
  if (await worksFor(db, departmentId, context)) return;
  const names = await departmentNamesOn(db, momentOf(context).today);
  throw new AppError('rules.otherDepartment', { department: names.get(departmentId) ?? '' });
}

/** Refuses who neither works in the department nor leads the zone. */
export async function requireOwnOrLeader(db: ZoneDb, departmentId: string, context: RequestContext): Promise<void> {
  if (context.role !== 'leader') await requireOwn(db, departmentId, context);
}
