import { randomUUIDv7 } from 'node:crypto';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { giveCookie, type Started, startSessionFor } from '#platform/auth/server/start-session.ts';
import { findAccount } from '#platform/auth/server/store/accounts.ts';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { cookieName } from '#platform/http/server/cookie-name.ts';
import { admitOfficer, spendInvitation, wakeConfirmed } from './admit-person.ts';
import { returnAddress, type Step } from './begin-sign-in.ts';
import type { ExternalPerson } from './external-person.ts';
import { openExternal } from './external-sign-in.ts';
import { openProvider } from './provider-list.ts';
import { type SignInState, takeState } from './sign-in-state.ts';
import { addLink, endStoredLink, findLink, type StoredLink, type StoredProvider } from './store.ts';

const path = '/api/federation';

/** Name of the cookie that remembers which provider vouched for the session, for signing out there too. */
export const providerCookie = (https: boolean) => cookieName('yuanshu_provider', { https, path });

/** A person of a provider, recognised in a zone. */
interface Recognised {
  zone: ZoneRef;
  provider: StoredProvider;
  person: ExternalPerson;
  digest: Buffer;
}

/** Takes the browser back from a provider; answers the path that it goes to next, whatever happened. */
export async function finishSignIn(step: Step, providerId: string): Promise<string> {
  let state: SignInState | undefined;
  try {
    const { url, ...answer } = readAnswer(step, providerId);
    state = takeState(step.reply, step.context.keys, { ...answer, secure: step.options.secureCookie });
    const recognised = await recognise(step, state, url);
    if (state.intent.kind === 'link') return await linkOwn(step, state, recognised);
    return await enter(step, state, recognised);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    step.context.log.info({ err: error, provider: providerId, trace: step.context.trace }, 'external sign-in refused');
    return pathOf(state?.intent.kind === 'link' ? '/profile' : '/sign-in', error);
  }
}

/** A page that says what went wrong: by its code, and a word of the provider's where there is one. */
function pathOf(page: string, { code, params }: Pick<AppError, 'code' | 'params'>): string {
  const detail = params.detail === undefined ? {} : { detail: String(params.detail) };
  return `${page}?${new URLSearchParams({ problem: code, ...detail })}`;
}

function readAnswer({ options, context, reply }: Step, providerId: string) {
  const url = new URL(returnAddress(options, reply.request, providerId));
  url.search = new URL(reply.request.url, url).search;
  return { url, providerId, state: url.searchParams.get('state'), now: context.now().epochMilliseconds };
}

async function recognise({ options, means, context }: Step, state: SignInState, url: URL): Promise<Recognised> {
  const { database } = options;
  const zone = (await listZones(database.forZone(noZone))).find(({ id }) => id === state.zoneId);
  const provider = await openProvider(database, { zone, providerId: state.providerId });
  if (zone === undefined) throw new AppError('federation.providerNotFound');
  const problem = url.searchParams.get('error');
  if (problem === 'access_denied' || (problem === null && !url.searchParams.has('code'))) {
    throw new AppError('federation.cancelled');
  }
  if (problem !== null) {
    throw new AppError('federation.providerRefused', { detail: problem.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 60) });
  }
  const person = await openExternal(provider, means).exchange({ ...state, url });
  const field = `federation.subject/${provider.id}`;
  return { zone, provider, person, digest: context.keys.digest({ zoneId: zone.id, field }, person.subject) };
}

/** Links the account that began this in this very session, and no other. */
async function linkOwn({ context }: Step, state: SignInState, found: Recognised): Promise<string> {
  const { account, zone, session } = context;
  const { intent } = state;
  const same = intent.kind === 'link' && account?.id === intent.accountId && session?.id === intent.sessionId;
  if (!same || zone?.id !== state.zoneId || account === null) throw new AppError('federation.stateLost');
  await context.transaction(async (tx) => {
    await link(tx, found, { accountId: account.id, at: context.now().toString() });
    await context.record(tx, noteOf(found, account.id));
  });
  return '/profile';
}

async function enter(step: Step, state: SignInState, found: Recognised): Promise<string> {
  const { options, context, reply } = step;
  const { zone, provider } = found;
  const started = await options.database.transaction(zone.id, async (tx) => {
    const accountId = await accountOf(tx, step, { state, found });
    return accountId === undefined ? undefined : begin(tx, step, { found, accountId });
  });
  if (started === undefined) return pathOf('/sign-in', new AppError('federation.awaitingConfirmation'));
  giveCookie(reply, started, options.secureCookie);
  const common = { httpOnly: true, sameSite: 'lax', path, secure: options.secureCookie } as const;
  reply.setCookie(providerCookie(options.secureCookie), provider.id, common);
  const to = state.intent.kind === 'signIn' ? state.intent.to : '/';
  if (started.kind === 'pending') return `/sign-in?step=code&to=${encodeURIComponent(to)}`;
  // Whoever signs in again in the same browser leaves nothing open behind.
  const { session } = context;
  if (session) {
    const now = context.now().epochMilliseconds;
    await options.sessions.end(options.database.forZone(session.zone.id), session.token, now);
  }
  return to;
}

/** The account that a recognised person has; undefined when it now waits for a person to confirm it. */
async function accountOf(
  tx: ZoneDb,
  step: Step,
  { state, found }: { state: SignInState; found: Recognised },
): Promise<string | undefined> {
  const { context } = step;
  const { zone, provider, digest } = found;
  const at = context.now().toString();
  const known = await findLink(tx, provider.id, digest);
  if (known !== undefined && !(await isClosed(tx, known))) {
    await wakeConfirmed(tx, context, { zoneId: zone.id, accountId: known.accountId });
    return known.accountId;
  }
  if (state.intent.kind === 'invitation') {
    const accountId = await spendInvitation(tx, context, { zoneId: zone.id, code: state.intent.code });
    await link(tx, found, { accountId, at });
    await context.record(tx, { ...noteOf(found, accountId), zoneId: zone.id, accountId });
    return accountId;
  }
  if (!provider.admitsOfficers) throw new AppError('federation.notLinked');
  const accountId = await admitOfficer(tx, context, { zoneId: zone.id, person: found.person });
  await link(tx, found, { accountId, at });
  await context.record(tx, { ...noteOf(found, accountId), zoneId: zone.id });
  return undefined;
}

function begin(
  tx: ZoneDb,
  { context, reply }: Step,
  { found, accountId }: { found: Recognised; accountId: string },
): Promise<Started> {
  return startSessionFor(tx, {
    zone: found.zone,
    accountId,
    how: found.provider.settings.kind,
    secondFactor: found.person.secondFactor,
    now: context.now().epochMilliseconds,
    ip: context.ip,
    userAgent: reply.request.headers['user-agent'],
    record: context.record,
  });
}

/** The account was closed for good: its person is a stranger again, and may come back as somebody new. */
async function isClosed(tx: ZoneDb, { accountId }: StoredLink): Promise<boolean> {
  return (await findAccount(tx, accountId))?.status === 'closed';
}

async function link(tx: ZoneDb, found: Recognised, to: { accountId: string; at: string }): Promise<void> {
  const fresh: StoredLink = {
    id: randomUUIDv7(),
    zoneId: found.zone.id,
    providerId: found.provider.id,
    subjectDigest: found.digest,
    accountId: to.accountId,
    linkedAt: to.at,
  };
  const former = await findLink(tx, fresh.providerId, fresh.subjectDigest);
  if (former !== undefined && (await isClosed(tx, former))) await endStoredLink(tx, former, to.at);
  try {
    await addLink(tx, fresh);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw new AppError('federation.linkedElsewhere');
  }
}

/** What the journal keeps of a new link: which account and which provider, and nothing of the person there. */
function noteOf({ provider }: Recognised, accountId: string) {
  return {
    action: 'federation.link' as const,
    subject: { type: 'auth.account' as const, id: accountId },
    after: { provider: provider.id, kind: provider.settings.kind },
  };
}
