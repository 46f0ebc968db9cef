import { describe, expect, it } from 'vitest';
import * as consents from './consent.ts';
import * as disclosures from './disclosure.ts';
import * as files from './firm-file.ts';
import * as statuses from './firm-status.ts';
import * as relations from './relation.ts';
import * as rosters from './roster-endpoints.ts';
import { rosterErrors } from './roster-errors.ts';
import { rosterPermissions } from './roster-permissions.ts';

const all = [rosters, relations, consents, disclosures, statuses, files].flatMap((contract) =>
  Object.values(contract).flatMap((one) => (typeof one === 'object' && 'permission' in one ? [one] : [])),
);

describe('endpoints of lists, relations, consents and files', () => {
  it('use every permission and every error that is declared for them', () => {
    const asked = all.map((endpoint) => endpoint.permission);
    for (const permission of Object.keys(rosterPermissions)) expect(asked).toContain(permission);
    const told = all.flatMap((endpoint) => endpoint.errors ?? []);
    // Thrown by the front door alone, to the modules that hand data over.
    const unsaid = Object.keys(rosterErrors).filter((code) => !told.includes(code));
    expect(unsaid).toEqual(['parties.consentMissing']);
  });

  it('let nobody write who may not read', () => {
    const readers: readonly string[] = rosterPermissions['parties:roster.read'];
    for (const role of rosterPermissions['parties:roster.edit']) expect(readers).toContain(role);
    for (const role of rosterPermissions['parties:relation.edit']) expect(readers).toContain(role);
  });

  it('read a proposal as the register would take it, or not at all', () => {
    expect(files.readProposal('employees', ' 230 ')).toBe(230);
    expect(files.readProposal('registeredCapitalFen', '100')).toBe(100);
    expect(files.readProposal('registeredCapitalFen', '1e3')).toBeUndefined();
    expect(files.readProposal('foundedOn', '2026-02-30')).toBeUndefined();
    expect(files.readProposal('scale', 'huge')).toBeUndefined();
    expect(files.readProposal('name', '示范更名有限公司')).toBe('示范更名有限公司');
  });
});
