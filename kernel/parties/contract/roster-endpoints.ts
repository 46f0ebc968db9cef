import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { typedReason } from './person.ts';
import { partyKind, roster, rosterAct, rosterCode, rosterCount, rosterEntry, rosterKind } from './roster.ts';

const rosterId = z.object({ rosterId: z.uuid() });
const entryId = z.object({ entryId: z.uuid() });
const documentNumber = z.string().trim().min(2).max(60).optional();
const itemName = z.string().trim().min(1).max(60);
const rosterName = z.string().trim().min(2).max(60);
const done = z.object({ actId: z.uuid() });
/** Earliest and latest day that an entry may name. */
const entryDay = plainDate.refine((day) => day >= '1900-01-01' && day <= '2200-01-01');
const period = { startsOn: entryDay, endsOn: entryDay.nullable().default(null) };
const papers = {
  certificate: z.string().trim().min(1).max(60).optional(),
  certificateUntil: entryDay.optional(),
  documentNumber,
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
};
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
  endsOn === null || endsOn > startsOn;

/** The zone's lists with how many parties stand on them on a day (today, when none is named). */
export const listRosters = defineEndpoint({
  id: 'parties.listRosters',
  method: 'GET',
  path: '/api/parties/rosters',
  permission: 'parties:roster.read',
  query: z.object({ day: plainDate.optional(), kind: queryList(rosterKind) }),
  response: z.object({ day: plainDate, rosters: z.array(rosterCount) }),
});

/** One list with its items and counts on a day. */
export const getRoster = defineEndpoint({
  id: 'parties.getRoster',
  method: 'GET',
  path: '/api/parties/rosters/:rosterId',
  permission: 'parties:roster.read',
  params: rosterId,
  query: z.object({ day: plainDate.optional() }),
  response: rosterCount.extend({ day: plainDate }),
  errors: ['parties.rosterUnknown'],
});

/** Founds a list with its items; a list without levels gets one item of its own name. */
export const foundRoster = defineEndpoint({
  id: 'parties.foundRoster',
  method: 'POST',
  path: '/api/parties/rosters',
  permission: 'parties:roster.edit',
  body: z.object({
    code: rosterCode,
    name: rosterName,
    kind: rosterKind,
    exclusive: z.boolean(),
    partyKinds: z.array(partyKind).min(1).max(5).default(['firm']),
    documentNumber,
    foundedOn: entryDay,
    items: z
      .array(z.object({ code: rosterCode, name: itemName }))
      .max(200)
      .default([]),
  }),
  response: roster,
  errors: ['parties.rosterTaken'],
});

/** Renames a list and its items, adds items, withdraws items from new entries; an item is never deleted. */
export const amendRoster = defineEndpoint({
  id: 'parties.amendRoster',
  method: 'PUT',
  path: '/api/parties/rosters/:rosterId',
  permission: 'parties:roster.edit',
  params: rosterId,
  body: z.object({
    name: rosterName,
    documentNumber,
    reason: typedReason.optional(),
    /** Every item in its order; known ones by id, new ones without. */
    items: z
      .array(
        z.object({ id: z.uuid().optional(), code: rosterCode, name: itemName, withdrawn: z.boolean().default(false) }),
      )
      .min(1)
      .max(200),
  }),
  response: roster,
  errors: ['parties.rosterUnknown', 'parties.rosterClosed', 'parties.rosterItemUnknown', 'parties.rosterTaken'],
});

/** Closes a list from a day on; entries that reach beyond it end on that day. */
export const closeRoster = defineEndpoint({
  id: 'parties.closeRoster',
  method: 'POST',
  path: '/api/parties/rosters/:rosterId/closing',
  permission: 'parties:roster.edit',
  params: rosterId,
  body: z.object({ day: entryDay, reason: typedReason }),
  response: done.extend({ ended: z.int() }),
  errors: ['parties.rosterUnknown', 'parties.rosterClosed', 'parties.rosterDayWrong'],
});

/** What narrows the entries of a list: words of the party's name or its code, items, and a day or all times. */
export const rosterEntryFilter = {
  q: z.string().trim().max(60).optional(),
  item: queryList(z.uuid()),
  /** Who stood on it on this day; today when none is named. */
  day: plainDate.optional(),
  /** `all`: past and planned entries too. */
  time: z.enum(['day', 'all']).default('day'),
};

/** One page of a list's entries by name of the party. */
export const listRosterEntries = defineEndpoint({
  id: 'parties.listRosterEntries',
  method: 'GET',
  path: '/api/parties/rosters/:rosterId/entries',
  permission: 'parties:roster.read',
  params: rosterId,
  query: z.object({ ...rosterEntryFilter, ...paging }),
  response: z.object({ day: plainDate, total: z.int(), entries: z.array(rosterEntry) }),
  errors: ['parties.rosterUnknown'],
});

/** Exactly the entries that match. */
export const exportRosterEntries = defineEndpoint({
  id: 'parties.exportRosterEntries',
  method: 'GET',
  path: '/api/parties/rosters/:rosterId/entries/export',
  permission: 'parties:roster.export',
  params: rosterId,
  query: z.object({ ...rosterEntryFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.rosterUnknown', 'parties.exportTooLarge', 'parties.zoneNeeded', ...exportRefusals],
});

const whenStored = [
  'parties.rosterClosed',
  'parties.rosterItemUnknown',
  'parties.rosterOverlap',
  'parties.rosterDayWrong',
];

/** Puts a party on an item of a list from a day on. */
export const addRosterEntry = defineEndpoint({
  id: 'parties.addRosterEntry',
  method: 'POST',
  path: '/api/parties/rosters/:rosterId/entries',
  permission: 'parties:roster.edit',
  params: rosterId,
  body: z
    .object({ partyId: z.uuid(), itemId: z.uuid(), ...period, ...papers, reason: typedReason.optional() })
    .refine(inOrder, { path: ['endsOn'] }),
  response: done.extend({ entryId: z.uuid() }),
  errors: ['parties.rosterUnknown', 'parties.partyUnknown', 'parties.rosterKindRefused', ...whenStored],
});

/** Moves a party to another item of its list on a day, as when a firm rises to the next tier. */
export const moveRosterEntry = defineEndpoint({
  id: 'parties.moveRosterEntry',
  method: 'POST',
  path: '/api/parties/roster-entries/:entryId/move',
  permission: 'parties:roster.edit',
  params: entryId,
  body: z.object({ itemId: z.uuid(), day: entryDay, ...papers, reason: typedReason.optional() }),
  response: done.extend({ entryId: z.uuid() }),
  errors: ['parties.rosterEntryUnknown', ...whenStored],
});

/** Ends an entry on a day, which is the first without it. */
export const endRosterEntry = defineEndpoint({
  id: 'parties.endRosterEntry',
  method: 'POST',
  path: '/api/parties/roster-entries/:entryId/end',
  permission: 'parties:roster.edit',
  params: entryId,
  body: z.object({ day: entryDay, reason: typedReason.optional() }),
  response: done,
  errors: ['parties.rosterEntryUnknown', 'parties.rosterDayWrong'],
});

/** Mends what was entered wrongly; the wrong row stays readable as taken back. */
export const correctRosterEntry = defineEndpoint({
  id: 'parties.correctRosterEntry',
  method: 'PUT',
  path: '/api/parties/roster-entries/:entryId',
  permission: 'parties:roster.edit',
  params: entryId,
  body: z.object({ itemId: z.uuid(), ...period, ...papers, reason: typedReason }).refine(inOrder, { path: ['endsOn'] }),
  response: done.extend({ entryId: z.uuid() }),
  errors: ['parties.rosterEntryUnknown', ...whenStored],
});

/** Takes back an entry that should never have been. */
export const voidRosterEntry = defineEndpoint({
  id: 'parties.voidRosterEntry',
  method: 'POST',
  path: '/api/parties/roster-entries/:entryId/void',
  permission: 'parties:roster.edit',
  params: entryId,
  body: z.object({ reason: typedReason }),
  response: done,
  errors: ['parties.rosterEntryUnknown'],
});

/** What was done with a list, newest first. */
export const listRosterActs = defineEndpoint({
  id: 'parties.listRosterActs',
  method: 'GET',
  path: '/api/parties/rosters/:rosterId/acts',
  permission: 'parties:roster.read',
  params: rosterId,
  query: z.object(paging),
  response: z.object({ total: z.int(), acts: z.array(rosterAct) }),
  errors: ['parties.rosterUnknown'],
});

/** Takes back an act as a whole, by an act that does the reverse; refused once something was built on it. */
export const undoRosterAct = defineEndpoint({
  id: 'parties.undoRosterAct',
  method: 'POST',
  path: '/api/parties/roster-acts/:actId/undoing',
  permission: 'parties:roster.edit',
  params: z.object({ actId: z.uuid() }),
  body: z.object({ reason: typedReason }),
  response: done,
  errors: ['parties.rosterActUnknown', 'parties.rosterActBuiltOn', 'parties.rosterOverlap'],
});

/** In which lists a party stood: on a day, or at all times. */
export const listPartyRosters = defineEndpoint({
  id: 'parties.listPartyRosters',
  method: 'GET',
  path: '/api/parties/parties/:partyId/rosters',
  permission: 'parties:roster.read',
  params: z.object({ partyId: z.uuid() }),
  query: z.object({ day: plainDate.optional() }),
  response: z.object({ entries: z.array(rosterEntry) }),
  errors: ['parties.partyUnknown'],
});

/** What can happen to a stay: it begins, ends, goes on in another item of the list, or its certificate runs out. */
export const rosterTurn = z.enum(['on', 'off', 'moved', 'certificate']);
export type RosterTurn = z.infer<typeof rosterTurn>;

/** Something that happens to a stay on a day. */
export const rosterChange = z.object({
  day: plainDate,
  change: rosterTurn,
  /** The stay; of a move the one that begins. */
  entry: rosterEntry,
  /** Of a move the item that is left. */
  fromItem: z.string().nullable(),
});
export type RosterChange = z.infer<typeof rosterChange>;

/** What narrows changes: two days, both included, lists, and what happens. */
export const rosterChangeFilter = {
  from: entryDay,
  to: entryDay,
  roster: queryList(z.uuid()),
  change: queryList(rosterTurn),
};

/** Who comes on, moves and goes off between two days, both included: what changes when. */
export const listRosterChanges = defineEndpoint({
  id: 'parties.listRosterChanges',
  method: 'GET',
  path: '/api/parties/rosters/changes',
  permission: 'parties:roster.read',
  query: z.object(rosterChangeFilter),
  response: z.object({
    /** All that match; the answer holds the first 500 by day. */
    total: z.int(),
    changes: z.array(rosterChange),
  }),
  errors: ['exports.tooManyRows'],
});

/** Exactly the changes that match. */
export const exportRosterChanges = defineEndpoint({
  id: 'parties.exportRosterChanges',
  method: 'GET',
  path: '/api/parties/rosters/changes/export',
  permission: 'parties:roster.export',
  query: z.object({ ...rosterChangeFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});
