import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProved } from '#platform/auth/server/domain.ts';
import type { CurrentSession, Sessions } from '#platform/auth/server/sessions.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ErrorRegistry } from '#platform/errors/server/registry.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { type Locale, nearestLocale } from '#platform/i18n/contract/locale.ts';
import type { Limits } from '#platform/limits/server/limits.ts';
import type { Streams } from '#platform/limits/server/streams.ts';
import { buildContext, type ContextEnvironment } from './build-context.ts';
import { cookieName, sessionCookie } from './cookie-name.ts';
import { noteCaller } from './log-refused.ts';
import { readInput } from './read-input.ts';
import type { EventOpener, FileAnswer, Route } from './route.ts';
import { refuseForeignWrites } from './security.ts';
import { refuseOtherReaders, sendEvents } from './send-events.ts';
import { sendFile } from './send-file.ts';

/** What a request needs besides itself. */
export interface RouteEnvironment extends ContextEnvironment {
  sessions: Sessions;
  limits: Limits;
  streams: Streams;
  errors: ErrorRegistry;
}

/** Answers one request: session, permission, input, use-case. */
export async function runRoute(
  environment: RouteEnvironment,
  { endpoint, handle }: Route,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  refuseForeignWrites(request);
  const now = environment.platform.now().epochMilliseconds;
  const session = await environment.sessions.find(request.cookies[cookieName(sessionCookie, environment)], now);
  const accountId = session?.account.id;
  noteCaller(request, accountId);
  const succeed = await environment.limits.enter({ endpoint, address: request.ip, accountId, body: request.body });
  const journal = { entries: 0 };
  const locale = localeOf(request);
  const zone = session?.zone ?? null;
  const context = buildContext(environment, request, { session, zone, locale, endpointId: endpoint.id, journal });
  if (!context.can(endpoint.permission)) {
    if (context.account === null) throw new AppError('http.signInNeeded');
    throw new AppError('http.forbidden', { permission: endpoint.permission });
  }
  refuseUnproved(endpoint, session, now);
  if (endpoint.produces === 'events') refuseOtherReaders(request);
  const writes = endpoint.method !== 'GET' && endpoint.journal !== 'none' && endpoint.whenReadOnly !== 'answers';
  if (writes && (await environment.platform.files.disk.readOnly())) throw new AppError('http.readOnly');
  const input = readInput(endpoint, request, { locale: context.locale, errors: environment.errors });
  const answer = await handle(input, context, reply).catch(async (error: unknown) => {
    // The first step of two was right: it is no failure.
    if (error instanceof AppError && error.code === 'auth.secondFactorNeeded') await succeed();
    throw error;
  });
  await succeed();
  if (endpoint.method !== 'GET' && endpoint.journal !== 'none' && journal.entries === 0) {
    throw new Error(`${endpoint.id} acted without an entry in the journal`);
  }
  if (endpoint.produces === 'events') {
    const live = { endpoint, request, reply, platform: environment.platform, streams: environment.streams };
    const stands = () => stillStands(environment, { endpoint, request, session });
    return sendEvents({ ...live, caller: accountId ?? request.ip, stands }, answer as EventOpener);
  }
  return endpoint.produces === 'file' ? sendFile(reply, answer as FileAnswer) : answer;
}

/** Whether the one who opened a stream is still signed in with the same role and may still read it; looking counts as no activity. */
async function stillStands(
  { sessions, grants, platform, https }: RouteEnvironment,
  opened: { endpoint: Endpoint; request: FastifyRequest; session: CurrentSession | undefined },
): Promise<boolean> {
  const role = opened.session?.account.role ?? 'anonymous';
  if (!grants.allows(role, opened.endpoint.permission)) return false;
  if (opened.session === undefined) return true;
  const cookie = opened.request.cookies[cookieName(sessionCookie, { https })];
  const now = await sessions.look(cookie, platform.now().epochMilliseconds);
  return now !== undefined && now.account.role === role && now.setUp === null;
}

/** Refuses a session that has its set-up before it, or a dangerous act of a person who proved itself too long ago. */
function refuseUnproved(endpoint: Endpoint, session: CurrentSession | undefined, now: number): void {
  if (session === undefined) return;
  if (session.setUp !== null && !endpoint.duringSetUp) {
    throw new AppError(session.setUp === 'password' ? 'auth.passwordChangeNeeded' : 'auth.enrolmentNeeded');
  }
  const provedAt = session.provedAt === null ? null : Date.parse(session.provedAt);
  if (endpoint.stepUp && !isProved(provedAt, now)) throw new AppError('auth.stepUpNeeded');
}

/** The language of a request. */
export function localeOf(request: FastifyRequest): Locale {
  return nearestLocale(request.headers['accept-language']);
}
