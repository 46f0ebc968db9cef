import type { FastifyReply } from 'fastify';
import type { Grants } from '#platform/access/server/grants.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { cookieName, sessionCookie } from '#platform/http/server/cookie-name.ts';
import { type Route, route } from '#platform/http/server/route.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import * as endpoints from '../contract/endpoints.ts';
import { proofMs } from './domain.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { oneOfFew } from './one-of-few.ts';
import type { CurrentSession, Sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { giveCookie, pendingCookie, type Started } from './start-session.ts';
import { stepUp } from './step-up.ts';
import { listZones } from './store.ts';

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
  /** Scheme, host and port that people type; absent means those of the request. */
  publicOrigin?: string | undefined;
}

/** Endpoints of the session; the options are asked for with each request, so that the list can be read without a database. */
export function sessionRoutes(options: () => SessionRouteOptions): Route[] {
  return [
    route(endpoints.getSession, async (_input, context) =>
      viewOf(options(), context.session ?? undefined, context.now()),
    ),
    route(endpoints.listZones, async (_input, context) => {
      const zones = await listZones(options().database.forZone(noZone));
      context.log.debug({ zones: zones.length }, 'zones listed');
      return { zones: zones.map(({ code, name, demonstration }) => ({ code, name, demonstration })) };
    }),
    route(endpoints.signIn, async ({ body }, context, reply) => {
      const { database, refuseDemonstration } = options();
      const attempt = { ...body, ...whereFrom(context, reply), refuseDemonstration };
      const started = await oneOfFew(context.ip, () => signIn(database, attempt));
      return begin(options(), started, { context, reply });
    }),
    route(endpoints.finishSignIn, async ({ body }, context, reply) => {
      const pending = reply.request.cookies[pendingCookie(options().secureCookie)];
      const step = { code: body.code, pending, keys: context.keys, ...whereFrom(context, reply) };
      return begin(options(), await finishSignIn(options().database, step), { context, reply });
    }),
    route(endpoints.stepUp, async ({ body }, context, reply) => {
      const { session } = context;
      if (!session) throw new AppError('http.signInNeeded');
      const cookie = await oneOfFew(context.ip, () => stepUp(options(), session, { proof: body, context }));
      giveCookie(reply, { kind: 'session', cookie }, options().secureCookie);
      return { provedUntil: context.now().add({ milliseconds: proofMs }).toString() };
    }),
    route(endpoints.signOut, (_input, context, reply) => endCurrent(options(), context, reply)),
  ];
}

/** When, from where and by which browser a request came, for signing in. */
export function whereFrom(context: RequestContext, reply: FastifyReply) {
  const userAgent = reply.request.headers['user-agent'];
  return { now: context.now().epochMilliseconds, ip: context.ip, userAgent, record: context.record };
}

/** Hands a started session to the browser; a sign-in that waits for its second factor is told as such. */
async function begin(
  options: SessionRouteOptions,
  started: Started,
  { context, reply }: { context: RequestContext; reply: FastifyReply },
) {
  giveCookie(reply, started, options.secureCookie);
  if (started.kind === 'pending') throw new AppError('auth.secondFactorNeeded');
  const { session } = context;
  const now = context.now().epochMilliseconds;
  // Whoever signs in again in the same browser leaves nothing open behind.
  if (session) await options.sessions.end(options.database.forZone(session.zone.id), session.token, now);
  return viewOf(options, await options.sessions.find(started.cookie, now), context.now());
}

async function viewOf(
  { database, grants, staffPost, sessions }: SessionRouteOptions,
  session: CurrentSession | undefined,
  at: Temporal.Instant,
) {
  const idleMinutes = sessions.rules.idleMs / 60_000;
  if (session === undefined) {
    return { account: null, zone: null, permissions: grants.of('anonymous'), idleMinutes, setUp: null, proof: null };
  }
  const { account, zone, setUp, enrolled } = session;
  const staff = staffPost === undefined ? null : await staffPost(database.forZone(zone.id), account.id, at);
  const proof = enrolled ? ('code' as const) : ('password' as const);
  return { account: { ...account, staff }, zone, permissions: grants.of(account.role), idleMinutes, setUp, proof };
}

async function endCurrent(
  { sessions, secureCookie }: SessionRouteOptions,
  context: RequestContext,
  reply: FastifyReply,
) {
  const { session } = context;
  // A cookie with a prefix is taken back only by one that has its attributes.
  reply.clearCookie(cookieName(sessionCookie, { https: secureCookie }), { path: '/', secure: secureCookie });
  if (!session) return { ended: false };
  return context.transaction(async (tx) => {
    await context.record(tx, {});
    return { ended: await sessions.end(tx, session.token, context.now().epochMilliseconds) };
  });
}
