import type { AccountRole } from '#platform/access/contract/roles.ts';
import { type InvitedRole, invitedRole } from '../../../contract/invitation.ts';
import type { MemberRole, Partner } from '../../../contract/membership.ts';
import { idNumberCheckCharacter } from '../../../contract/person-id-number.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import { fillWords } from '../../domain/zone-data.ts';

/** An invented person; the numbers belong to ranges that were never assigned. */
export interface InventedPerson {
  id: string;
  name: string;
  mobile: string;
  idNumber: string;
  email: string;
  /** Login that the person holds. */
  account: { id: string; role: InvitedRole } | null;
}

/** What an invented person is in a firm or a partner house. */
export interface InventedMembership {
  id: string;
  personId: string;
  firmId: string | null;
  partnerId: string | null;
  role: MemberRole;
  state: 'active' | 'claimed';
}

/** Persons of a fictional zone, with the houses for which they act. */
export interface InventedPersons {
  persons: InventedPerson[];
  partners: Partner[];
  memberships: InventedMembership[];
}

interface Outsider {
  id: string;
  role: AccountRole;
  displayName: string;
}

/** Persons besides those who hold a login. */
const strangers = 8;
const idsFrom = 20_000;

/**
 * Invents persons for the logins of people outside the authority, one a role, and a few more who act for the leading
 * firms. A zone has the same persons under every seed, for their numbers are the same; whom they act for goes with the firms.
 */
export function inventPersons(
  { words, common, seed }: Invention,
  { accounts, firmIds }: { accounts: readonly Outsider[]; firmIds: readonly string[] },
): InventedPersons {
  const key = `${words.zone}/persons`;
  const random = openRandom(key);
  let made = idsFrom + invitedRole.options.length;
  const nextId = () => inventId(random, made++);
  // A stream for each role: a login more or less changes nobody else.
  const holders = invitedRole.options.flatMap((role, index) => {
    const account = accounts.find((one) => one.role === role);
    if (account === undefined) return [];
    const own = openRandom(`${key}/${role}`);
    const id = inventId(own, idsFrom + index);
    return [{ id, name: account.displayName, ...numbers(own, index + 1), account: { id: account.id, role } }];
  });
  const others = Array.from({ length: strangers }, (_, index): InventedPerson => {
    const name = random.pick(common.surnames) + random.pick(common.givenNames);
    return { id: nextId(), name, ...numbers(random, 100 + index), account: null };
  });
  const partners = common.partners.map(({ kind, name }): Partner => {
    const named = fillWords(name, { prefix: words.firmPrefix, area: words.areaName });
    return { id: nextId(), name: named, kind };
  });
  const seats = seatsOf({ holders, others, firmIds, bank: partners[0]?.id });
  const places = openRandom(`${words.zone}/${seed}/memberships`);
  const memberships = seats.map((seat) => ({ id: inventId(places, made++), ...seat }));
  return { persons: [...holders, ...others], partners, memberships };
}

/** Region 000000 belongs to no place, mobile numbers of 100 to nobody, and the address to no house. */
function numbers(random: Random, number: number): Pick<InventedPerson, 'mobile' | 'idNumber' | 'email'> {
  const day = twoDigits(random.between(1, 12)) + twoDigits(random.between(1, 28));
  const first = `000000${random.between(1965, 2002)}${day}${String(number).padStart(3, '0')}`;
  return {
    mobile: `1000000${String(number).padStart(4, '0')}`,
    idNumber: first + idNumberCheckCharacter(first),
    email: `p${number}@example.test`,
  };
}

/** The firm's login represents the first firm and handles matters of the second; the others fill the firms in turn. */
function seatsOf(of: {
  holders: readonly InventedPerson[];
  others: readonly InventedPerson[];
  firmIds: readonly string[];
  bank: string | undefined;
}): Omit<InventedMembership, 'id'>[] {
  const { holders, others, firmIds, bank } = of;
  const holder = (role: InvitedRole) => holders.find((one) => one.account?.role === role);
  const seats: Omit<InventedMembership, 'id'>[] = [];
  const seat = (
    person: InventedPerson | undefined,
    firm: number,
    role: MemberRole,
    state: 'active' | 'claimed' = 'active',
  ) => {
    const firmId = firmIds[firm];
    if (person !== undefined && firmId !== undefined) {
      seats.push({ personId: person.id, firmId, partnerId: null, role, state });
    }
  };
  seat(holder('firmMember'), 0, 'representative');
  seat(holder('firmMember'), 1, 'handler');
  seat(others[0], 0, 'handler');
  seat(others[1], 0, 'viewer');
  seat(others[2], 1, 'representative');
  seat(others[3], 2, 'representative');
  seat(others[4], 2, 'handler');
  seat(others[5], 3, 'representative', 'claimed');
  seat(others[6], 4, 'representative');
  const banker = holder('bankOfficer');
  if (banker !== undefined && bank !== undefined) {
    seats.push({ personId: banker.id, firmId: null, partnerId: bank, role: 'handler', state: 'active' });
  }
  return seats;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
