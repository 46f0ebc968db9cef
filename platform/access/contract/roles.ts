import { z } from 'zod';

/** Every kind of person the platform can sign in, plus `anonymous` for a visitor without a session. */
export const roles = [
  'anonymous',
  'resident',
  'expert',
  'bankOfficer',
  'firmMember',
  'officer',
  'departmentHead',
  'leader',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** Schema of a role that an account can hold: everyone but `anonymous`. */
export const accountRole = z.enum(roles.slice(1) as [Exclude<Role, 'anonymous'>, ...Exclude<Role, 'anonymous'>[]]);

/** A role that an account can hold. */
export type AccountRole = z.infer<typeof accountRole>;

/** Roles of people who work for the zone authority. */
export const staffRoles = ['officer', 'departmentHead', 'leader'] as const satisfies readonly Role[];

/** The three administrators, of whom no account holds two (GB/T 22239-2019, 三权分立). */
export const adminRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[];

/** Every role with a session. */
export const signedInRoles = roles.slice(1) as readonly AccountRole[];

/** Every role, visitors included. */
export const everyone: readonly Role[] = roles;
