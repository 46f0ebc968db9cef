import { z } from 'zod';
import { accountRole } from '#platform/access/contract/roles.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

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
});
export type SessionView = z.infer<typeof sessionView>;

/** The session of the caller; without one, account and zone are null and the permissions are those of a visitor. */
export const getSession = defineEndpoint({
  id: 'auth.getSession',
  method: 'GET',
  path: '/api/session',
  permission: 'auth:session.read',
  response: sessionView,
});

/** Zones that a person can sign in to. */
export const listZones = defineEndpoint({
  id: 'auth.listZones',
  method: 'GET',
  path: '/api/session/zones',
  permission: 'auth:session.read',
  response: z.object({ zones: z.array(zoneOfSession.omit({ id: true })) }),
});

/** Signs in; the session travels in a cookie that scripts cannot read. */
export const signIn = defineEndpoint({
  id: 'auth.signIn',
  method: 'POST',
  path: '/api/session',
  permission: 'auth:signIn',
  body: z.object({
    zone: z.string().min(1).max(31),
    login: z.string().trim().toLowerCase().min(1).max(61),
    password: z.string().min(1).max(200),
  }),
  response: sessionView,
  errors: ['auth.wrongCredentials', 'auth.locked'],
});

/** Ends the session. */
export const signOut = defineEndpoint({
  id: 'auth.signOut',
  method: 'DELETE',
  path: '/api/session',
  permission: 'auth:signOut',
  response: z.object({ ended: z.boolean() }),
});
