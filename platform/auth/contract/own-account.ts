import { z } from 'zod';
import { accountRole } from '#platform/access/contract/roles.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { typedCode } from './endpoints.ts';
import { passwordLengths } from './states.ts';

/** A password as it is typed anew; what else it must not be is judged by the server. */
export const newPassword = z.string().min(passwordLengths.others).max(passwordLengths.most);

/** An open session as it is shown; the id is random and opens nothing. */
export const sessionEntry = z.object({
  id: z.uuid(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  /** `password`, or the way another identity provider has. */
  how: z.string(),
  secondFactor: z.boolean(),
  ip: z.string().nullable(),
  /** Family and system, e.g. `Edge, Windows`. */
  browser: z.string().nullable(),
  current: z.boolean(),
});
export type SessionEntry = z.infer<typeof sessionEntry>;

/** The own account: what may be known of its password and second factor. */
export const ownAccount = z.object({
  login: z.string(),
  displayName: z.string(),
  role: accountRole,
  /** False where the person only signs in elsewhere. */
  hasPassword: z.boolean(),
  passwordSetAt: z.string().nullable(),
  /** Characters that a new password needs at least. */
  passwordLength: z.int(),
  secondFactor: z.object({
    enrolledAt: z.string().nullable(),
    /** The zone asks this account for one. */
    required: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** The caller's account. */
export const getOwnAccount = defineEndpoint({
  id: 'auth.getOwnAccount',
  method: 'GET',
  path: '/api/account',
  permission: 'auth:own.read',
  duringSetUp: true,
  response: ownAccount,
});

/** Replaces the own password; every other session of the account ends. */
export const changePassword = defineEndpoint({
  id: 'auth.changePassword',
  method: 'POST',
  path: '/api/account/password',
  permission: 'auth:own.change',
  duringSetUp: true,
  body: z.object({ old: z.string().min(1).max(200), new: newPassword }),
  response: z.object({ endedSessions: z.int() }),
  errors: ['auth.wrongPassword', 'auth.weakPassword', 'auth.passwordUsedBefore', 'auth.locked'],
});

/** Begins an enrolment: the secret as text and as a QR code (SVG); it counts once a code of it was typed. */
export const beginSecondFactor = defineEndpoint({
  id: 'auth.beginSecondFactor',
  method: 'POST',
  path: '/api/account/second-factor',
  permission: 'auth:own.change',
  duringSetUp: true,
  stepUp: true,
  response: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
  errors: ['auth.factorStands'],
});

/** Confirms an enrolment with its first code; answers the recovery codes, which are never shown again. */
export const confirmSecondFactor = defineEndpoint({
  id: 'auth.confirmSecondFactor',
  method: 'POST',
  path: '/api/account/second-factor/confirm',
  permission: 'auth:own.change',
  duringSetUp: true,
  body: z.object({ code: typedCode }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['auth.wrongCode', 'auth.factorStands'],
});

/** Removes the own second factor where the zone does not ask for it. */
export const removeSecondFactor = defineEndpoint({
  id: 'auth.removeSecondFactor',
  method: 'DELETE',
  path: '/api/account/second-factor',
  permission: 'auth:own.change',
  stepUp: true,
  response: z.object({ removed: z.boolean() }),
  errors: ['auth.noFactor', 'auth.factorRequired'],
});

/** Fresh recovery codes in place of the former ones. */
export const renewRecoveryCodes = defineEndpoint({
  id: 'auth.renewRecoveryCodes',
  method: 'POST',
  path: '/api/account/recovery-codes',
  permission: 'auth:own.change',
  stepUp: true,
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['auth.noFactor'],
});

/** Open sessions of the own account, newest first. */
export const listOwnSessions = defineEndpoint({
  id: 'auth.listOwnSessions',
  method: 'GET',
  path: '/api/account/sessions',
  permission: 'auth:own.read',
  response: z.object({ sessions: z.array(sessionEntry) }),
});

/** Ends one session of the own account. */
export const endOwnSession = defineEndpoint({
  id: 'auth.endOwnSession',
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  permission: 'auth:own.change',
  params: z.object({ id: z.uuid() }),
  response: z.object({ ended: z.int() }),
  errors: ['auth.sessionNotFound'],
});

/** Ends every session of the own account but the caller's. */
export const endOtherSessions = defineEndpoint({
  id: 'auth.endOtherSessions',
  method: 'DELETE',
  path: '/api/account/sessions',
  permission: 'auth:own.change',
  response: z.object({ ended: z.int() }),
});
