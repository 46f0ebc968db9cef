import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** Kinds of lists that a zone keeps: own industries, chains, clusters, tiers, titles with certificates, and anything of its own. */
export const rosterKind = z.enum(['industry', 'chain', 'cluster', 'tier', 'title', 'own']);
export type RosterKind = z.infer<typeof rosterKind>;

/** Kinds of parties that can stand on a list. */
export const partyKind = z.enum(['firm', 'institution', 'person', 'site', 'parcel']);
export type PartyKind = z.infer<typeof partyKind>;

/** Code of a roster or an item: lasts, so Latin letters and digits. */
export const rosterCode = z.string().regex(/^[a-z][A-Za-z0-9.-]{1,60}$/);

/** One place of a roster: a level, a link of the chain, a title; a plain list has one. */
export const rosterItem = z.object({
  id: z.uuid(),
  code: rosterCode,
  name: z.string(),
  position: z.int(),
  /** Takes nobody new; who stands there stays. */
  withdrawn: z.boolean(),
});
export type RosterItem = z.infer<typeof rosterItem>;

/** A list that the zone keeps. */
export const roster = z.object({
  id: z.uuid(),
  code: rosterCode,
  name: z.string(),
  kind: rosterKind,
  /** One item at a time for each party, as with tiers. */
  exclusive: z.boolean(),
  partyKinds: z.array(partyKind),
  documentNumber: z.string().nullable(),
  foundedOn: plainDate,
  /** From this day on nobody stands on it; null while it is kept. */
  closedOn: plainDate.nullable(),
  items: z.array(rosterItem),
});
export type Roster = z.infer<typeof roster>;

/** A roster with how many parties stand on each of its items on a day. */
export const rosterCount = roster.extend({
  parties: z.int(),
  items: z.array(rosterItem.extend({ parties: z.int() })),
});
export type RosterCount = z.infer<typeof rosterCount>;

/** A party's stay on an item, from the first day to the day before the end. */
export const rosterEntry = z.object({
  id: z.uuid(),
  rosterId: z.uuid(),
  roster: z.string(),
  kind: rosterKind,
  itemId: z.uuid(),
  item: z.string(),
  partyId: z.uuid(),
  partyKind,
  /** Name as the register has it; a person's is masked, null where the role learns none. */
  party: z.string().nullable(),
  /** Credit code of a firm. */
  code: z.string().nullable(),
  startsOn: plainDate,
  /** First day on which the party no longer stands there; null while no end is known. */
  endsOn: plainDate.nullable(),
  certificate: z.string().nullable(),
  /** Last day on which the certificate is valid. */
  certificateUntil: plainDate.nullable(),
  documentNumber: z.string().nullable(),
  link: z.string().nullable(),
  /** Who entered it and when; null for what was invented or imported. */
  enteredBy: z.string().nullable(),
  enteredAt: z.string(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** What can be done with a roster's entries; each act can be taken back as long as nothing was built on it. */
export const rosterActKind = z.enum(['adding', 'moving', 'ending', 'correcting', 'voiding', 'closing', 'undoing']);
export type RosterActKind = z.infer<typeof rosterActKind>;

/** One act on a roster, newest first in lists. */
export const rosterAct = z.object({
  id: z.uuid(),
  kind: rosterActKind,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
  /** Names of the parties that it touched, at most five. */
  parties: z.array(z.string()),
  count: z.int(),
  /** Nothing was built on it and nobody has taken it back. */
  undoable: z.boolean(),
});
export type RosterAct = z.infer<typeof rosterAct>;
