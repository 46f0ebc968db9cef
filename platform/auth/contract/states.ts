import { z } from 'zod';

/** What an account is: waiting for confirmation or activation, usable, locked by the security administrator, closed for good. */
export const accountStatus = z.enum(['pending', 'active', 'locked', 'closed']);
export type AccountStatus = z.infer<typeof accountStatus>;

/** Who of a zone needs a second factor; each rule includes the one before it. */
export const secondFactorRule = z.enum(['administrators', 'staff', 'everyone']);
export type SecondFactorRule = z.infer<typeof secondFactorRule>;

/** What a session has to do before anything else answers: replace its password, or enrol a second factor. */
export const setUpStep = z.enum(['password', 'secondFactor']);
export type SetUpStep = z.infer<typeof setUpStep>;

/** Characters that a password needs at least: 12 for staff and administrators, 8 for everybody else. */
export const passwordLengths = { official: 12, others: 8, most: 200 } as const;
