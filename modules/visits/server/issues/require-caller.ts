import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';

/** Who acts, where and when; `at` is ISO 8601 in UTC, `today` the day in China. */
export function requireCaller(context: RequestContext): {
  zone: ZoneRef;
  account: RequestAccount;
  at: string;
  today: string;
} {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const now = context.now();
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  return { zone, account, at: now.toString({ fractionalSecondDigits: 3 }), today };
}
