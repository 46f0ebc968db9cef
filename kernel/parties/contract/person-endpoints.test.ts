import { describe, expect, it } from 'vitest';
import { adminRoles } from '#platform/access/contract/roles.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import * as exportLog from './export-log.ts';
import { invitedRole } from './invitation.ts';
import * as invitations from './invitation-endpoints.ts';
import { memberRole, membershipState, partnerKind } from './membership.ts';
import * as members from './membership-endpoints.ts';
import { personField } from './person.ts';
import * as persons from './person-endpoints.ts';
import * as erasure from './person-erasure.ts';
import { erasureState } from './person-erasure.ts';
import { personErrors } from './person-errors.ts';
import { personPermissions } from './person-permissions.ts';

const isEndpoint = (value: unknown): value is typeof persons.listPersons =>
  typeof value === 'object' && value !== null && 'path' in value;
const all = [persons, erasure, members, invitations, exportLog].flatMap((part) =>
  Object.values(part).filter(isEndpoint),
);

describe('endpoints of persons and members', () => {
  it('ask for permissions that are declared, and leave none unused', () => {
    expect(new Set(all.map((endpoint) => endpoint.permission))).toEqual(new Set(Object.keys(personPermissions)));
  });

  it('name every error of the table somewhere', () => {
    const named = new Set(all.flatMap((endpoint) => endpoint.errors ?? []));
    for (const error of Object.keys(personErrors)) expect(named).toContain(error);
  });

  it('ask for a fresh proof wherever plain values or an erasure come out', () => {
    const proved = all.filter((endpoint) => endpoint.stepUp).map((endpoint) => endpoint.id);
    expect(proved.sort()).toEqual(['parties.decideErasure', 'parties.exportPersonsPlain', 'parties.unmaskPerson']);
  });

  it('are closed to visitors, and let no administrator act on members or persons', () => {
    for (const [permission, roles] of Object.entries<readonly string[]>(personPermissions)) {
      expect(roles).not.toContain('anonymous');
      if (/\.(unmask|register|invite|verify|request|act|accept)$/.test(permission)) {
        for (const role of adminRoles) expect(roles).not.toContain(role);
      }
    }
  });

  it('let nobody both request and decide an erasure, or place and lift a hold', () => {
    const both = (one: readonly string[], other: readonly string[]) => one.filter((role) => other.includes(role));
    expect(both(personPermissions['parties:erasure.request'], personPermissions['parties:erasure.decide'])).toEqual([]);
    expect(both(personPermissions['parties:hold.place'], personPermissions['parties:hold.lift'])).toEqual([]);
  });

  it('carry numbers of persons in no address', () => {
    for (const endpoint of all) expect(endpoint.path).not.toMatch(/:(mobile|idNumber|email|name)/);
    expect(persons.findPerson.method).toBe('POST');
  });
});

describe('texts', () => {
  it.each([
    ['member.roles', memberRole.options, zh.member.roles, en.member.roles],
    ['member.states', membershipState.options, zh.member.states, en.member.states],
    ['invitation.roles', invitedRole.options, zh.invitation.roles, en.invitation.roles],
    ['invitation.states', ['open', 'expired', 'accepted', 'revoked'], zh.invitation.states, en.invitation.states],
    ['partner.kinds', partnerKind.options, zh.partner.kinds, en.partner.kinds],
    ['erasure.states', erasureState.options, zh.erasure.states, en.erasure.states],
  ])('name every value of %s in both languages', (_group, values, chinese, english) => {
    expect(Object.keys(chinese)).toEqual(values);
    expect(Object.keys(english)).toEqual(values);
  });

  it('name every field of a person', () => {
    for (const field of personField.options) expect([zh.person[field], en.person[field]].every(Boolean)).toBe(true);
  });
});
