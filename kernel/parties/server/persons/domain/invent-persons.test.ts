import { describe, expect, it } from 'vitest';
import { doubtsOfIdNumber } from '../../../contract/person-id-number.ts';
import { readZoneWords } from '../../read-zone-words.ts';
import { inventPersons } from './invent-persons.ts';

const invention = { ...(await readZoneWords('shifan')), seed: 1 };
const accounts = [
  { id: 'a-firm', role: 'firmMember', displayName: '何企言' },
  { id: 'a-officer', role: 'officer', displayName: '陈舒' },
  { id: 'a-bank', role: 'bankOfficer', displayName: '许融' },
  { id: 'a-resident', role: 'resident', displayName: '苏邻' },
] as const;
const firmIds = ['f0', 'f1', 'f2', 'f3', 'f4'];
const invented = inventPersons(invention, { accounts, firmIds });

describe('invented persons', () => {
  it('hold the logins of people outside the authority, and no others', () => {
    const held = invented.persons.flatMap((person) =>
      person.account === null ? [] : [[person.name, person.account.id]],
    );
    expect(held).toEqual([
      ['何企言', 'a-firm'],
      ['许融', 'a-bank'],
      ['苏邻', 'a-resident'],
    ]);
    expect(invented.persons).toHaveLength(11);
  });

  it('have numbers that nobody was ever given, each once, that follow the standard', () => {
    for (const { mobile, idNumber, email } of invented.persons) {
      expect(mobile).toMatch(/^1000000\d{4}$/);
      expect(idNumber).toMatch(/^000000/);
      expect(doubtsOfIdNumber(idNumber, '2026-11-21')).toEqual([]);
      expect(email).toMatch(/@example\.test$/);
    }
    for (const field of ['id', 'mobile', 'idNumber'] as const) {
      expect(new Set(invented.persons.map((person) => person[field])).size).toBe(11);
    }
  });

  it('are the same again, also when a login more exists', () => {
    expect(inventPersons(invention, { accounts, firmIds })).toEqual(invented);
    const more = [...accounts, { id: 'a-expert', role: 'expert', displayName: '梁专言' } as const];
    const grown = inventPersons(invention, { accounts: more, firmIds });
    expect(grown.persons.filter((person) => person.name !== '梁专言')).toEqual(invented.persons);
    expect(inventPersons({ ...invention, seed: 2 }, { accounts, firmIds })).not.toEqual(invented);
  });

  it('act for firms that are there: the firm login for two, one claim waits', () => {
    const own = invented.memberships.filter((one) => one.personId === invented.persons[0]?.id);
    expect(own.map(({ firmId, role }) => [firmId, role])).toEqual([
      ['f0', 'representative'],
      ['f1', 'handler'],
    ]);
    expect(invented.memberships.filter((one) => one.state === 'claimed')).toHaveLength(1);
    expect(invented.memberships.filter((one) => one.partnerId !== null)).toHaveLength(1);
    const small = inventPersons(invention, { accounts, firmIds: ['f0'] });
    for (const one of small.memberships) expect([one.firmId, one.partnerId]).not.toEqual([undefined, undefined]);
  });
});
