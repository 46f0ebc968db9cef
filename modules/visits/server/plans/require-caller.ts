import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';

/** Who acts, where and when. */
export interface Caller {
  zone: ZoneRef;
  account: RequestAccount;
  /** ISO 8601 in UTC. */
  at: string;
  /** `YYYY-MM-DD` in China. */
  today: string;
}

/** The signed-in caller; the permissions of these use-cases are held by the signed-in only. */
export function requireCaller(context: RequestContext): Caller {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  return { zone, account, at: context.now().toString({ fractionalSecondDigits: 3 }), today: todayOf(context) };
}

/** Today in China. */
export function todayOf(context: Pick<RequestContext, 'now'>): string {
  return context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
