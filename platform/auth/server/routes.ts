import type { FastifyReply } from 'fastify';
import type { Role } from '#platform/access/contract/roles.ts';
import type { Grants } from '#platform/access/server/grants.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type Route, route } from '#platform/http/server/route.ts';
import { sessionCookie } from '#platform/http/server/run-route.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import * as endpoints from '../contract/endpoints.ts';
import { idleMs } from './domain.ts';
import { oneOfFew } from './one-of-few.ts';
import type { Sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { type AccountSummary, listZones } from './store.ts';

/** What the endpoints of the session need from the composition. */
export interface SessionRouteOptions {
  database: Database;
  sessions: Sessions;
  grants: Grants;
  /** The cookie is only sent over TLS. */
  secureCookie: boolean;
  /** Invented logins are refused: the server can be reached by strangers, and their passwords are printed. */
  refuseDemonstration: boolean;
  staffPost: ServerModule['staffPost'];
}

/** Endpoints of the session; the options are asked for with each request, so that the list can be read without a database. */
export function sessionRoutes(options: () => SessionRouteOptions): Route[] {
  const view = (who: { account: AccountSummary | null; zone: ZoneRef | null; role: Role }) => sessionOf(options(), who);
  return [
    route(endpoints.getSession, async (_input, context, reply) => {
      const token = reply.request.cookies[sessionCookie];
      const current = await options().sessions.find(token, context.now().epochMilliseconds);
      return view({ account: current?.account ?? null, zone: context.zone, role: context.role });
    }),
    route(endpoints.listZones, async (_input, context) => {
      const zones = await listZones(options().database.forZone(noZone));
      context.log.debug({ zones: zones.length }, 'zones listed');
      return { zones: zones.map(({ code, name, demonstration }) => ({ code, name, demonstration })) };
    }),
    route(endpoints.signIn, async ({ body }, context, reply) => {
      const { database, refuseDemonstration } = options();
      const now = context.now().epochMilliseconds;
      const attempt = { ...body, now, refuseDemonstration, record: context.record };
      const started = await oneOfFew(context.ip, () => signIn(database, attempt));
      setCookie(reply, started.cookie, options().secureCookie);
      return view({ account: started.account, zone: started.zone, role: started.account.role });
    }),
    route(endpoints.signOut, (_input, context, reply) => endCurrent(options(), context, reply)),
  ];
}

async function sessionOf(
  { database, grants, staffPost }: SessionRouteOptions,
  { account, zone, role }: { account: AccountSummary | null; zone: ZoneRef | null; role: Role },
) {
  const known = account !== null && zone !== null && staffPost !== undefined;
  const staff = known ? await staffPost(database.forZone(zone.id), account.id) : null;
  return {
    account: account && { ...account, staff },
    zone,
    permissions: grants.of(role),
    idleMinutes: idleMs / 60_000,
  };
}

function setCookie(reply: FastifyReply, value: string, secure: boolean): void {
  reply.setCookie(sessionCookie, value, { httpOnly: true, sameSite: 'lax', path: '/', secure });
}

async function endCurrent({ sessions }: SessionRouteOptions, context: RequestContext, reply: FastifyReply) {
  const now = context.now().epochMilliseconds;
  const current = await sessions.find(reply.request.cookies[sessionCookie], now);
  reply.clearCookie(sessionCookie, { path: '/' });
  if (current === undefined) return { ended: false };
  return context.transaction(async (tx) => {
    await context.record(tx, {});
    return { ended: await sessions.end(tx, current.token, now) };
  });
}
