import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { RequestContext } from '#platform/http/server/context.ts';

/** Who draws, where and when. */
export interface Caller {
  zone: ZoneRef;
  accountId: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** The signed-in caller; the permissions to draw are held by the signed-in only. */
export function requireCaller({ zone, account, now }: RequestContext): Caller {
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  return { zone, accountId: account.id, at: now().toString({ fractionalSecondDigits: 3 }) };
}
