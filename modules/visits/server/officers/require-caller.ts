import { actingFirm } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';
import { dayInChina } from './day-in-china.ts';

/** Who calls, where and when: every endpoint of this group is for accounts of a zone. */
export function requireCaller(context: RequestContext): {
  zone: ZoneRef;
  account: RequestAccount;
  at: string;
  today: string;
} {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('the permission lets nobody call without a zone');
  const now = context.now();
  return { zone, account, at: now.toString({ fractionalSecondDigits: 3 }), today: dayInChina(now) };
}

/** The firm for which the caller acts; never taken from the request. */
export async function requireActingFirm(context: RequestContext): Promise<string> {
  const { account } = requireCaller(context);
  const acting = await actingFirm(context.db, account.id);
  if (acting === null) throw new AppError('visits.noActingFirm');
  return acting.firmId;
}
