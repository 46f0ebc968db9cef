import { departmentNamesOn, placesOf, sectionsUnder } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';
import { findForm, lockForm, type StoredForm } from './store/forms.ts';

/** Who calls, where and when; `at` is ISO 8601 in UTC, `today` the day in China. */
export interface Caller {
  readonly zone: ZoneRef;
  readonly account: RequestAccount;
  readonly at: string;
  readonly today: string;
}

/** The signed-in caller of a request; the permissions of forms are held by the signed-in only. */
export function requireCaller({ zone, account, now }: Pick<RequestContext, 'zone' | 'account' | 'now'>): Caller {
  if (zone === null || account === null) throw new AppError('http.signInNeeded');
  const instant = now();
  return {
    ...{ zone, account, at: instant.toString({ fractionalSecondDigits: 3 }) },
    today: instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
  };
}

/** A form of the zone; one of another zone answers as one that does not exist. */
export async function requireForm(db: ZoneDb, by: { id: string } | { key: string }): Promise<StoredForm> {
  const found = await findForm(db, by);
  if (found === undefined) throw new AppError('forms.formUnknown');
  return found;
}

/** Departments in which the caller works today, with the sections under those that the caller leads. */
export async function ownDepartments(db: ZoneDb, context: RequestContext): Promise<readonly string[]> {
  const { account, today } = requireCaller(context);
  const places = await placesOf(db, account.id, today);
  const led = places.filter(({ head }) => head).map(({ departmentId }) => departmentId);
  return [...new Set([...places.map(({ departmentId }) => departmentId), ...(await sectionsUnder(db, led, today))])];
}

/** Refuses who does not work in the department. */
export async function requireOwn(db: ZoneDb, departmentId: string, context: RequestContext): Promise<void> {
  if ((await ownDepartments(db, context)).includes(departmentId)) return;
  const names = await departmentNamesOn(db, requireCaller(context).today);
  throw new AppError('forms.otherDepartment', { department: names.get(departmentId) ?? '' });
}

/** Locks a form of the caller's department that was not withdrawn; leaders publish and withdraw for every department. */
export async function lockOwnForm(tx: ZoneDb, id: string, context: RequestContext): Promise<StoredForm> {
  const form = await lockForm(tx, id);
  if (form === undefined) throw new AppError('forms.formUnknown');
  if (context.role !== 'leader') await requireOwn(tx, form.departmentId, context);
  if (form.withdrawnAt !== null) throw new AppError('forms.formWithdrawn');
  return form;
}
