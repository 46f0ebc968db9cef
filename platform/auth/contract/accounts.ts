import { z } from 'zod';
import { type AccountRole, accountRole, adminRoles, staffRoles } from '#platform/access/contract/roles.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { newLogin } from './activation.ts';
import { sessionEntry } from './own-account.ts';
import { accountStatus, secondFactorRule } from './states.ts';

/** An account as administrators see it. */
export const accountEntry = z.object({
  id: z.uuid(),
  login: z.string().nullable(),
  displayName: z.string(),
  role: accountRole,
  status: accountStatus,
  /** The security administrator has confirmed the role, or it needs no confirmation. */
  confirmed: z.boolean(),
  secondFactor: z.boolean(),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
});
export type AccountEntry = z.infer<typeof accountEntry>;

/** A line of an account's history, from the journal. */
export const accountEvent = z.object({
  at: z.string(),
  /** Id of the use-case, `<module>.<verbNoun>`. */
  action: z.string(),
  /** Display name of who acted; null for a visitor, the platform, or a command on the server. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

/** A one-time code, shown once: hand it over as `/activate#<code>`. */
export const handedCode = z.object({ code: z.string(), expiresAt: z.string() });

const id = { params: z.object({ id: z.uuid() }) };
const reason = z.string().trim().min(2).max(500);
const missing = ['auth.accountNotFound'] as const;
const answer = z.object({ account: accountEntry });

const accountFilter = {
  q: z.string().trim().max(60).optional(),
  role: queryList(accountRole),
  status: queryList(accountStatus),
};

/** Accounts of the zone, by login. */
export const listAccounts = defineEndpoint({
  id: 'auth.listAccounts',
  method: 'GET',
  path: '/api/accounts',
  permission: 'auth:account.read',
  query: z.object({ ...accountFilter, ...paging }),
  response: z.object({ accounts: z.array(accountEntry), total: z.int() }),
});

/** Exactly the accounts that match, without anything that opens one. */
export const exportAccounts = defineEndpoint({
  id: 'auth.exportAccounts',
  method: 'GET',
  path: '/api/accounts/export',
  permission: 'auth:account.read',
  query: z.object({ ...accountFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One account with its history. */
export const getAccount = defineEndpoint({
  id: 'auth.getAccount',
  method: 'GET',
  path: '/api/accounts/:id',
  permission: 'auth:account.read',
  ...id,
  response: z.object({ account: accountEntry, history: z.array(accountEvent) }),
  errors: missing,
});

/**
 * Makes a pending account. Staff and administrators wait for the security administrator's confirmation, which gives the
 * activation code; for everybody else the code is answered here.
 */
export const createAccount = defineEndpoint({
  id: 'auth.createAccount',
  method: 'POST',
  path: '/api/accounts',
  permission: 'auth:account.create',
  stepUp: true,
  body: z.object({
    login: newLogin,
    displayName: z.string().trim().min(1).max(60),
    role: accountRole,
    /** What names the person in the zone, e.g. the staff number; kept as a digest, to keep the three administrators apart. */
    personNumber: z.string().trim().min(1).max(60).optional(),
  }),
  response: z.object({ account: accountEntry, code: handedCode.nullable() }),
  errors: ['auth.loginTaken', 'auth.secondAdministrator'],
});

/** Confirms the role of a pending account (ASVS 5.0 2.3.5); answers its activation code. Also gives a fresh code. */
export const confirmAccount = defineEndpoint({
  id: 'auth.confirmAccount',
  method: 'POST',
  path: '/api/accounts/:id/confirm',
  permission: 'auth:account.confirm',
  stepUp: true,
  ...id,
  response: z.object({ account: accountEntry, code: handedCode }),
  errors: [...missing, 'auth.ownAccount', 'auth.sameAdministrator', 'auth.wrongStatus'],
});

const staff: readonly AccountRole[] = staffRoles;
const administrators: readonly AccountRole[] = adminRoles;

/**
 * Roles that the security administrator can give an account alone, its present one among them. Staff and administrators
 * are made by one person and confirmed by another: nobody becomes one by a change of role, but while that confirmation waits.
 */
export function grantableRoles({
  role,
  status,
  confirmed,
}: Pick<AccountEntry, 'role' | 'status' | 'confirmed'>): AccountRole[] {
  if (status === 'pending' && !confirmed) return [...accountRole.options];
  const official = staff.includes(role) || administrators.includes(role);
  return accountRole.options.filter(
    (to) => to === role || (!administrators.includes(to) && (official || !staff.includes(to))),
  );
}

/** Grants another role; the account's sessions end. */
export const setRole = defineEndpoint({
  id: 'auth.setRole',
  method: 'PUT',
  path: '/api/accounts/:id/role',
  permission: 'auth:account.setRole',
  stepUp: true,
  ...id,
  body: z.object({ role: accountRole, reason }),
  response: answer,
  errors: [
    ...missing,
    'auth.ownAccount',
    'auth.lastAdministrator',
    'auth.roleNeedsConfirmation',
    'auth.secondAdministrator',
    'auth.wrongStatus',
  ],
});

/** Locks an account until somebody unlocks it; its sessions end. */
export const lockAccount = defineEndpoint({
  id: 'auth.lockAccount',
  method: 'POST',
  path: '/api/accounts/:id/lock',
  permission: 'auth:account.lock',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: answer,
  errors: [...missing, 'auth.ownAccount', 'auth.lastAdministrator', 'auth.wrongStatus'],
});

/** Unlocks an account, also one that wrong passwords locked for a while. */
export const unlockAccount = defineEndpoint({
  id: 'auth.unlockAccount',
  method: 'POST',
  path: '/api/accounts/:id/unlock',
  permission: 'auth:account.lock',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: answer,
  errors: [...missing, 'auth.ownAccount', 'auth.wrongStatus'],
});

/** Closes an account for good; its sessions end, its rows stay. */
export const closeAccount = defineEndpoint({
  id: 'auth.closeAccount',
  method: 'POST',
  path: '/api/accounts/:id/close',
  permission: 'auth:account.close',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: answer,
  errors: [...missing, 'auth.ownAccount', 'auth.lastAdministrator', 'auth.wrongStatus'],
});

/** Gives a one-time code with which the person sets a new password; the old one and all sessions end at once. */
export const resetPassword = defineEndpoint({
  id: 'auth.resetPassword',
  method: 'POST',
  path: '/api/accounts/:id/reset-password',
  permission: 'auth:account.reset',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: z.object({ account: accountEntry, code: handedCode }),
  errors: [...missing, 'auth.ownAccount', 'auth.wrongStatus', 'auth.resetOnServer'],
});

/** Has the person replace its password before anything else answers, where it may have become known; its sessions end. */
export const requirePassword = defineEndpoint({
  id: 'auth.requirePassword',
  method: 'POST',
  path: '/api/accounts/:id/require-password',
  permission: 'auth:account.reset',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: answer,
  errors: [...missing, 'auth.ownAccount', 'auth.wrongStatus'],
});

/** Removes an account's second factor, for a lost phone; its sessions end. */
export const resetSecondFactor = defineEndpoint({
  id: 'auth.resetSecondFactor',
  method: 'POST',
  path: '/api/accounts/:id/reset-second-factor',
  permission: 'auth:account.reset',
  stepUp: true,
  ...id,
  body: z.object({ reason }),
  response: answer,
  errors: [...missing, 'auth.ownAccount', 'auth.noFactor', 'auth.resetOnServer'],
});

/** Open sessions of an account. */
export const listSessions = defineEndpoint({
  id: 'auth.listSessions',
  method: 'GET',
  path: '/api/accounts/:id/sessions',
  permission: 'auth:account.endSessions',
  ...id,
  response: z.object({ sessions: z.array(sessionEntry) }),
  errors: missing,
});

/** Ends one session of an account, or all of them. */
export const endSessions = defineEndpoint({
  id: 'auth.endSessions',
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  permission: 'auth:account.endSessions',
  stepUp: true,
  ...id,
  query: z.object({ session: z.uuid().optional() }),
  response: z.object({ ended: z.int() }),
  errors: [...missing, 'auth.sessionNotFound'],
});

/** What the zone asks of its accounts. */
export const zonePolicy = z.object({ secondFactor: secondFactorRule, demonstrationExempt: z.boolean() });

/** Who needs a second factor in the zone. */
export const getPolicy = defineEndpoint({
  id: 'auth.getPolicy',
  method: 'GET',
  path: '/api/accounts-policy',
  permission: 'auth:policy.read',
  response: zonePolicy,
});

/** Changes who needs a second factor; open sessions that lack it enrol before they go on. */
export const setPolicy = defineEndpoint({
  id: 'auth.setPolicy',
  method: 'PUT',
  path: '/api/accounts-policy',
  permission: 'auth:policy.change',
  stepUp: true,
  body: zonePolicy,
  response: zonePolicy,
});
