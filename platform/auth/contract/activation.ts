import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { newPassword } from './own-account.ts';

/** A login: lower case letters, digits, dots, hyphens and underlines, beginning with a letter. */
export const newLogin = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,60}$/);

/** A one-time code as it was handed over: `<zone>.<xxxx-xxxx-xxxx-xxxx-xxxx>`. */
export const oneTimeCode = z.string().trim().min(10).max(80);

/** What a one-time code opens; an unknown, expired or used one answers `auth.codeInvalid`. */
export const checkActivation = defineEndpoint({
  id: 'auth.checkActivation',
  method: 'POST',
  path: '/api/activation/check',
  permission: 'auth:activate',
  limit: 'signIn',
  journal: 'none',
  duringSetUp: true,
  body: z.object({ code: oneTimeCode }),
  response: z.object({
    purpose: z.enum(['activate', 'reset']),
    zone: z.object({ code: z.string(), name: z.string() }),
    displayName: z.string(),
    /** Null where the person chooses it. */
    login: z.string().nullable(),
    passwordLength: z.int(),
  }),
  errors: ['auth.codeInvalid'],
});

/** Sets the password (and the login, where there is none yet) with a one-time code; the account is then active. */
export const activate = defineEndpoint({
  id: 'auth.activate',
  method: 'POST',
  path: '/api/activation',
  permission: 'auth:activate',
  limit: 'signIn',
  duringSetUp: true,
  body: z.object({ code: oneTimeCode, login: newLogin.optional(), password: newPassword }),
  response: z.object({ zone: z.string(), login: z.string() }),
  errors: ['auth.codeInvalid', 'auth.weakPassword', 'auth.passwordUsedBefore', 'auth.loginTaken', 'auth.loginMissing'],
});
