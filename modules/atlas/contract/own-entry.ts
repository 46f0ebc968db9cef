import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { facetCount } from './place.ts';

/** What a zone adds of its own: a place 载体, a cluster 集群, an alliance 联盟, a goal 目标. */
export const ownEntryKind = z.enum(['place', 'cluster', 'alliance', 'goal']);
export type OwnEntryKind = z.infer<typeof ownEntryKind>;

/** A target as exact decimal text, 0 or more, without closing zeros. */
export const targetText = z
  .string()
  .trim()
  .regex(/^\d{1,15}(\.\d{1,4})?$/)
  .transform(plainTarget);

/** A decimal text as it is kept and shown: no leading and no closing zeros. */
export function plainTarget(text: string): string {
  const [whole = '0', rest = ''] = text.split('.');
  const decimals = rest.replace(/0+$/, '');
  return `${BigInt(whole)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** An entry of the zone's own; null means not told. Days are `YYYY-MM-DD`, the last one included; of a goal they are its period. */
export const ownEntry = z.object({
  id: z.uuid(),
  kind: ownEntryKind,
  name: z.string(),
  description: z.string().nullable(),
  /** What it is for, e.g. 低空经济. */
  field: z.string().nullable(),
  district: z.string().nullable(),
  /** Only of clusters and alliances. */
  members: z.int().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  /** Only of goals; with its unit. */
  target: z.string().nullable(),
  targetUnit: z.string().nullable(),
  /** The alliance's institution, who runs the place, the cluster's leader. */
  partyId: z.uuid().nullable(),
  partyName: z.string().nullable(),
  source: z.string().nullable(),
  /** When it was entered, ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type OwnEntry = z.infer<typeof ownEntry>;

/** What is told to enter or amend an entry: what is left out is then not known. */
export const ownEntryForm = z.object({
  kind: ownEntryKind,
  name: z.string().trim().min(2).max(100),
  description: z.string().trim().min(2).max(500).optional(),
  field: z.string().trim().min(1).max(60).optional(),
  district: z.string().trim().min(2).max(200).optional(),
  members: z.int().min(0).max(1_000_000).optional(),
  startsOn: plainDate.optional(),
  endsOn: plainDate.optional(),
  target: targetText.optional(),
  targetUnit: z.string().trim().min(1).max(20).optional(),
  partyId: z.uuid().optional(),
  source: z.string().trim().min(2).max(200).optional(),
});
export type OwnEntryForm = z.output<typeof ownEntryForm>;

/** What can be amended of an entry, as the register holds it. */
export const seenOwnEntry = ownEntry.omit({ id: true, registeredAt: true, partyName: true }).extend({
  name: z.string().max(100),
  description: z.string().max(500).nullable(),
  field: z.string().max(60).nullable(),
  district: z.string().max(200).nullable(),
  startsOn: z.string().max(10).nullable(),
  endsOn: z.string().max(10).nullable(),
  target: z.string().max(20).nullable(),
  targetUnit: z.string().max(20).nullable(),
  source: z.string().max(200).nullable(),
});

/** Filter of the entries; `q` is looked for in name, description, field, district and party. */
export const ownEntryFilter = z.object({
  q: z.string().trim().max(60).optional(),
  kind: queryList(ownEntryKind),
  field: queryList(z.string().max(60)),
  /** Only entries whose period holds this day; of an open period the end is not known. */
  day: plainDate.optional(),
  sort: z.enum(['kind', 'name', '-name', 'endsOn', '-endsOn']).default('kind'),
});
export type OwnEntryFilter = z.output<typeof ownEntryFilter>;

const entryId = z.object({ entryId: z.uuid() });

/** One page of the entries that match, with facets, each under all filters but its own. */
export const listOwnEntries = defineEndpoint({
  id: 'atlas.listOwnEntries',
  method: 'GET',
  path: '/api/atlas/own-entries',
  permission: 'atlas:ownEntry.read',
  query: ownEntryFilter.extend(paging),
  response: z.object({
    total: z.int(),
    entries: z.array(ownEntry),
    facets: z.object({ kind: z.array(facetCount), field: z.array(facetCount) }),
  }),
});

/** Exactly the entries that match, in the order asked for. */
export const exportOwnEntries = defineEndpoint({
  id: 'atlas.exportOwnEntries',
  method: 'GET',
  path: '/api/atlas/own-entries/export',
  permission: 'atlas:ownEntry.export',
  query: ownEntryFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One entry. */
export const getOwnEntry = defineEndpoint({
  id: 'atlas.getOwnEntry',
  method: 'GET',
  path: '/api/atlas/own-entries/:entryId',
  permission: 'atlas:ownEntry.read',
  params: entryId,
  response: ownEntry,
  errors: ['atlas.ownEntryUnknown'],
});

/** Enters a place, cluster, alliance or goal; names are unique among those of a kind. */
export const enterOwnEntry = defineEndpoint({
  id: 'atlas.enterOwnEntry',
  method: 'POST',
  path: '/api/atlas/own-entries',
  permission: 'atlas:ownEntry.enter',
  body: ownEntryForm,
  response: ownEntry,
  errors: ['atlas.ownEntryRejected', 'atlas.ownEntryTaken'],
});

/** Replaces what is told of an entry; `expected` is what the caller saw: when it changed since, nothing is stored. */
export const amendOwnEntry = defineEndpoint({
  id: 'atlas.amendOwnEntry',
  method: 'PUT',
  path: '/api/atlas/own-entries/:entryId',
  permission: 'atlas:ownEntry.enter',
  params: entryId,
  body: ownEntryForm.extend({ expected: seenOwnEntry }),
  response: ownEntry,
  errors: ['atlas.ownEntryUnknown', 'atlas.ownEntryRejected', 'atlas.ownEntryTaken', 'parties.entryChanged'],
});

/** Takes an entry off the list; its name is free again. */
export const withdrawOwnEntry = defineEndpoint({
  id: 'atlas.withdrawOwnEntry',
  method: 'POST',
  path: '/api/atlas/own-entries/:entryId/withdrawal',
  permission: 'atlas:ownEntry.enter',
  params: entryId,
  body: z.object({ reason: z.string().trim().min(5).max(200) }),
  response: z.object({ id: z.uuid() }),
  errors: ['atlas.ownEntryUnknown'],
});
