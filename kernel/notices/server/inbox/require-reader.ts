import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { RequestAccount, RequestContext } from '#platform/http/server/context.ts';

/** Who reads or configures, where and when. */
export interface Reader {
  zone: ZoneRef;
  account: RequestAccount;
  /** ISO 8601 in UTC. */
  at: string;
}

/** The signed-in caller; the permissions of these use-cases are held by the signed-in only. */
export function requireReader({ zone, account, now }: RequestContext): Reader {
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  return { zone, account, at: now().toString({ fractionalSecondDigits: 3 }) };
}
