import { z } from 'zod';
import { accountRole } from '#platform/access/contract/roles.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { setUpStep } from './states.ts';

const zoneOfSession = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  /** All data of the zone are invented. */
  demonstration: z.boolean(),
});

/** Who is signed in, where, and what that person may do. */
export const sessionView = z.object({
  account: z
    .object({
      id: z.uuid(),
      login: z.string(),
      displayName: z.string(),
      role: accountRole,
      staff: z.object({ department: z.string(), post: z.string() }).nullable(),
    })
    .nullable(),
  zone: zoneOfSession.nullable(),
  permissions: z.array(z.string()),
  /** Minutes without a request after which the session ends. */
  idleMinutes: z.int(),
  /** What has to be done before anything else answers: replace the password, or enrol a second factor. */
  setUp: setUpStep.nullable(),
  /** What a dangerous act asks for: a code where a second factor is enrolled, else the password. */
  proof: z.enum(['password', 'code']).nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

/** The session of the caller; without one, account and zone are null and the permissions are those of a visitor. */
export const getSession = defineEndpoint({
  id: 'auth.getSession',
  method: 'GET',
  path: '/api/session',
  permission: 'auth:session.read',
  response: sessionView,
  duringSetUp: true,
});

/** Zones that a person can sign in to. */
export const listZones = defineEndpoint({
  id: 'auth.listZones',
  method: 'GET',
  path: '/api/session/zones',
  permission: 'auth:session.read',
  duringSetUp: true,
  response: z.object({ zones: z.array(zoneOfSession.omit({ id: true })) }),
});

/** Signs in; the session travels in a cookie that scripts cannot read. */
export const signIn = defineEndpoint({
  id: 'auth.signIn',
  method: 'POST',
  path: '/api/session',
  permission: 'auth:signIn',
  limit: 'signIn',
  whenReadOnly: 'answers',
  duringSetUp: true,
  body: z.object({
    zone: z.string().min(1).max(31),
    login: z.string().trim().toLowerCase().min(1).max(61),
    password: z.string().min(1).max(200),
  }),
  response: sessionView,
  errors: ['auth.wrongCredentials', 'auth.locked', 'auth.secondFactorNeeded', 'auth.accountInactive'],
});

/** Six digits of an authenticator program, or a recovery code; spaces and hyphens do not count. */
export const typedCode = z.string().trim().min(6).max(40);

/** The second step of signing in; which sign-in it belongs to stands in a cookie that scripts cannot read. */
export const finishSignIn = defineEndpoint({
  id: 'auth.finishSignIn',
  method: 'POST',
  path: '/api/session/second-factor',
  permission: 'auth:signIn',
  limit: 'signIn',
  whenReadOnly: 'answers',
  duringSetUp: true,
  body: z.object({ code: typedCode }),
  response: sessionView,
  errors: ['auth.signInAgain', 'auth.wrongCode', 'auth.locked', 'auth.accountInactive'],
});

/** Proves the person anew; for ten minutes dangerous acts are allowed. */
export const stepUp = defineEndpoint({
  id: 'auth.stepUp',
  method: 'POST',
  path: '/api/session/step-up',
  permission: 'auth:stepUp',
  limit: 'signIn',
  whenReadOnly: 'answers',
  duringSetUp: true,
  body: z.object({ password: z.string().min(1).max(200).optional(), code: typedCode.optional() }),
  response: z.object({ provedUntil: z.string() }),
  errors: ['auth.wrongPassword', 'auth.wrongCode', 'auth.codeNeeded', 'auth.passwordNeeded', 'auth.locked'],
});

/** Ends the session. */
export const signOut = defineEndpoint({
  id: 'auth.signOut',
  method: 'DELETE',
  path: '/api/session',
  permission: 'auth:signOut',
  whenReadOnly: 'answers',
  duringSetUp: true,
  response: z.object({ ended: z.boolean() }),
});
