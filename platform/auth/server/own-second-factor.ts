import { toString as drawQr } from 'qrcode';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { needsSecondFactor, type ZonePolicy } from './domain.ts';
import { confirmWithCode, factorUri, giveRecoveryCodes, newSecret, sealSecret } from './second-factor.ts';
import type { CurrentSession, Sessions } from './sessions.ts';
import { beginSecondFactor, findSecondFactor, removeSecondFactor } from './store/second-factors.ts';

/** Begins an enrolment, or begins it anew while it is not confirmed; the QR code is drawn here, so that no script has to. */
export async function beginEnrolment(context: RequestContext, session: CurrentSession) {
  const secret = newSecret();
  const owner = ownerOf(session);
  const at = context.now().toString();
  const issuer = `${context.text('auth:factor.issuer')} ${session.zone.name}`;
  const uri = factorUri(secret, { issuer, login: session.account.login || session.account.displayName });
  await context.transaction(async (tx) => {
    const sealedSecret = sealSecret(context.keys, owner, secret);
    if (!(await beginSecondFactor(tx, { ...owner, sealedSecret, at }))) throw new AppError('auth.factorStands');
    await context.record(tx, { subject: subjectOf(session) });
  });
  return { secret, uri, qr: await drawQr(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
}

/**
 * Confirms an enrolment with its first code. The session counts as one with a second factor from then on and gets a new
 * token; every other session of the account ends.
 */
export function confirmEnrolment(
  context: RequestContext,
  { session, sessions, code }: { session: CurrentSession; sessions: Sessions; code: string },
): Promise<{ cookie: string; recoveryCodes: string[] }> {
  const now = context.now().epochMilliseconds;
  const owner = ownerOf(session);
  return context.transaction(async (tx) => {
    const factor = await findSecondFactor(tx, owner.accountId);
    if (factor !== undefined && factor.confirmedAt !== null) throw new AppError('auth.factorStands');
    if (!(await confirmWithCode(tx, context.keys, { owner, code, now }))) throw new AppError('auth.wrongCode');
    const recoveryCodes = await giveRecoveryCodes(tx, context.keys, owner, now);
    await sessions.endAll(tx, { accountId: owner.accountId, except: session.id, now, why: 'factorEnrolled' });
    await context.record(tx, { subject: subjectOf(session) });
    const cookie = await sessions.renew(tx, session, { now, secondFactor: true });
    if (cookie === undefined) throw new AppError('http.signInNeeded');
    return { cookie, recoveryCodes };
  });
}

/** Removes the own factor where the zone does not ask for one. */
export async function removeOwnFactor(
  context: RequestContext,
  { session, sessions }: { session: CurrentSession; sessions: Sessions },
): Promise<{ removed: boolean }> {
  const account = { role: session.account.role, demonstration: session.demonstration };
  if (session.enrolled && needsSecondFactor(policyOf(session), account)) throw new AppError('auth.factorRequired');
  return context.transaction(async (tx) => {
    if (!(await removeSecondFactor(tx, session.account.id))) throw new AppError('auth.noFactor');
    sessions.doubt(session.account.id);
    await context.record(tx, { subject: subjectOf(session) });
    return { removed: true };
  });
}

/** Fresh recovery codes in place of the former ones. */
export async function renewRecoveryCodes(context: RequestContext, session: CurrentSession) {
  if (!session.enrolled) throw new AppError('auth.noFactor');
  const now = context.now().epochMilliseconds;
  return context.transaction(async (tx) => {
    const recoveryCodes = await giveRecoveryCodes(tx, context.keys, ownerOf(session), now);
    await context.record(tx, { subject: subjectOf(session) });
    return { recoveryCodes };
  });
}

/** What the zone of a session asks of its accounts. */
export function policyOf(session: CurrentSession): ZonePolicy {
  return {
    secondFactor: session.rule ?? 'administrators',
    demonstrationExempt: session.demonstrationExempt ?? true,
  };
}

function ownerOf(session: CurrentSession) {
  return { zoneId: session.zone.id, accountId: session.account.id };
}

function subjectOf(session: CurrentSession) {
  return { type: 'auth.account', id: session.account.id } as const;
}
