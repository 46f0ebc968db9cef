import type { Role } from '#platform/access/contract/roles.ts';
import type { PersonField } from './person.ts';

/** What a role may learn of a field: nothing, its masked form, or its plain form for a reason that is recorded. */
export type Visibility = 'none' | 'masked' | 'plainOnRequest';

const none = { name: 'none', mobile: 'none', idNumber: 'none', email: 'none' } as const;
const reachable = { name: 'masked', mobile: 'masked', idNumber: 'none', email: 'masked' } as const;
const handled = {
  name: 'plainOnRequest',
  mobile: 'plainOnRequest',
  idNumber: 'plainOnRequest',
  email: 'plainOnRequest',
} as const;

/**
 * Who learns what of a person (个人信息保护法 art. 6, 51): staff who deal with the person, whatever the case needs and
 * for a reason; leaders and the firm's own people enough to know whom they speak of; administrators of the machine nothing.
 */
export const personVisibility: Readonly<Record<Role, Readonly<Record<PersonField, Visibility>>>> = {
  anonymous: none,
  resident: { ...reachable, idNumber: 'masked' },
  expert: { ...reachable, idNumber: 'masked' },
  bankOfficer: { ...reachable, idNumber: 'masked' },
  firmMember: reachable,
  officer: handled,
  departmentHead: handled,
  leader: { ...none, name: 'masked', mobile: 'masked' },
  systemAdmin: none,
  securityAdmin: { ...none, name: 'masked' },
  auditAdmin: { ...none, name: 'masked' },
};

const stars = (count: number) => '*'.repeat(count);

/** `王*明`, `王*`, `欧**远`; other scripts keep the first letter: `J***`. */
export function maskName(name: string): string {
  const letters = [...name];
  const first = letters[0] ?? '';
  if (!/^\p{Script=Han}+$/u.test(name.replace(/[·•]/g, ''))) return `${first}***`;
  if (letters.length <= 2) return `${first}*`;
  return `${first}${stars(letters.length - 2)}${letters.at(-1)}`;
}

/** `138****5678`; shorter numbers keep their last two digits. */
export function maskMobile(mobile: string): string {
  return mobile.length === 11 ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : `****${mobile.slice(-2)}`;
}

/** `1101**********1234`. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 4)}${stars(10)}${number.slice(14)}`;
}

/** `w***@example.cn`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.charAt(0)}***${email.slice(at)}`;
}

/** Masked form of each field. */
export const maskOf: Readonly<Record<PersonField, (plain: string) => string>> = {
  name: maskName,
  mobile: maskMobile,
  idNumber: maskIdNumber,
  email: maskEmail,
};
