import type { PartyReference } from '#platform/module/party-reference.ts';

const id = ['id'] as const;
const person = ['person'] as const;
const named = ['firm', 'institution', 'site', 'parcel'] as const;
const memberWords = { role: 'member.roles.*' };
const invitationWords = { role: 'invitation.roles.*', state: 'invitation.states.*' };
const every = ['firm', 'institution', 'person', 'site', 'parcel'] as const;

/** Columns of this engine's tables that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'parties.membership', column: 'firm_id', key: id, kinds: ['firm'] },
    ...{ label: 'references.memberships', shows: ['role', 'starts_on', 'ends_on'], words: memberWords },
  },
  {
    ...{ table: 'parties.membership', column: 'partner_id', key: id, kinds: ['institution'] },
    ...{ label: 'references.memberships', shows: ['role', 'starts_on', 'ends_on'], words: memberWords },
  },
  {
    ...{ table: 'parties.membership', column: 'person_id', key: id, kinds: person },
    ...{ label: 'references.memberships', shows: ['role', 'starts_on', 'ends_on'], words: memberWords },
  },
  {
    ...{ table: 'parties.invitation', column: 'firm_id', key: id, kinds: ['firm'] },
    ...{ label: 'references.invitations', shows: ['role', 'state'], words: invitationWords },
  },
  {
    ...{ table: 'parties.invitation', column: 'partner_id', key: id, kinds: ['institution'] },
    ...{ label: 'references.invitations', shows: ['role', 'state'], words: invitationWords },
  },
  {
    ...{ table: 'parties.invitation', column: 'person_id', key: id, kinds: person },
    ...{ label: 'references.invitations', shows: ['role', 'state'], words: invitationWords },
  },
  {
    ...{ table: 'parties.acting_firm', column: 'firm_id', key: ['account_id'], kinds: ['firm'] },
    label: 'references.actingFirms',
  },
  {
    ...{ table: 'parties.person_account', column: 'person_id', key: ['account_id'], kinds: person },
    ...{ label: 'references.accounts', shows: ['role'], words: invitationWords },
  },
  {
    ...{ table: 'parties.person_hold', column: 'person_id', key: id, kinds: person },
    ...{ label: 'references.holds', shows: ['until'] },
  },
  {
    ...{ table: 'parties.erasure_request', column: 'person_id', key: id, kinds: person },
    ...{ label: 'references.erasureRequests', appendOnly: true },
  },
  {
    ...{ table: 'parties.erasure', column: 'person_id', key: ['person_id'], kinds: person },
    ...{ label: 'references.erasures', appendOnly: true },
  },
  {
    ...{ table: 'parties.unmasking', column: 'person_id', key: id, kinds: person },
    ...{ label: 'references.unmaskings', appendOnly: true },
  },
  {
    ...{ table: 'parties.party_name', column: 'party_id', key: ['party_id', 'place'], kinds: named },
    // Look-up leads from a merged party's names to the one that stands.
    ...{ label: 'references.names', shows: ['name'], appendOnly: true },
  },
  {
    ...{ table: 'parties.firm_status', column: 'firm_id', key: ['firm_id', 'number'], kinds: ['firm'] },
    ...{ label: 'references.firmStatuses', appendOnly: true },
  },
  {
    ...{ table: 'parties.firm_correction', column: 'firm_id', key: id, kinds: ['firm'] },
    ...{ label: 'references.corrections', shows: ['field', 'proposed'], words: { field: 'correction.fields.*' } },
  },
  {
    ...{ table: 'parties.roster_entry', column: 'party_id', key: id, kinds: every },
    ...{ label: 'references.rosterEntries', shows: ['starts_on', 'ends_on', 'certificate'] },
  },
  {
    ...{ table: 'parties.relation', column: 'from_id', key: id, kinds: every },
    ...{
      label: 'references.relations',
      shows: ['kind', 'starts_on', 'ends_on'],
      words: { kind: 'relation.kinds.*.from' },
    },
  },
  {
    ...{ table: 'parties.relation', column: 'to_id', key: id, kinds: every },
    ...{
      label: 'references.relations',
      shows: ['kind', 'starts_on', 'ends_on'],
      words: { kind: 'relation.kinds.*.to' },
    },
  },
  {
    ...{ table: 'parties.consent', column: 'party_id', key: id, kinds: every },
    ...{ label: 'references.consents', appendOnly: true },
  },
  {
    ...{ table: 'parties.consent', column: 'receiver_id', key: id, kinds: ['institution'] },
    ...{ label: 'references.consentReceivers', appendOnly: true },
  },
  {
    ...{ table: 'parties.disclosure', column: 'party_id', key: id, kinds: every },
    ...{ label: 'references.disclosures', appendOnly: true },
  },
  {
    ...{ table: 'parties.disclosure', column: 'receiver_id', key: id, kinds: ['institution'] },
    ...{ label: 'references.disclosureReceivers', appendOnly: true },
  },
  {
    ...{ table: 'parties.occupancy', column: 'party_id', key: id, kinds: every },
    ...{
      label: 'references.occupancies',
      shows: ['kind', 'starts_on', 'ends_on'],
      words: { kind: 'occupancyKinds.*' },
    },
  },
  {
    ...{ table: 'parties.occupancy', column: 'place_id', key: id, kinds: ['site', 'parcel'] },
    ...{
      label: 'references.occupancies',
      shows: ['kind', 'starts_on', 'ends_on'],
      words: { kind: 'occupancyKinds.*' },
    },
  },
  {
    ...{ table: 'parties.site', column: 'parcel_id', key: id, kinds: ['parcel'] },
    ...{ label: 'references.siteParcels', shows: ['name'], standing: 'standing' },
  },
  {
    ...{ table: 'parties.site', column: 'parent_id', key: id, kinds: ['site', 'parcel'] },
    ...{ label: 'references.siteParents', shows: ['name'], standing: 'standing' },
  },
];
