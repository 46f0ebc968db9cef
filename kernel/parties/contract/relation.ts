import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { typedReason } from './person.ts';
import { type PartyKind, partyKind } from './roster.ts';

/** How two parties stand to each other; each is said from one side to the other. */
export const relationKind = z.enum([
  'employment',
  'legalRepresentative',
  'shareholding',
  'control',
  'branch',
  'kin',
  'guarantee',
  'cooperation',
]);
export type RelationKind = z.infer<typeof relationKind>;

/** What the first person is to the second. */
export const kinship = z.enum(['spouse', 'parent', 'child', 'sibling', 'inLaw', 'other']);
export type Kinship = z.infer<typeof kinship>;

const house: readonly PartyKind[] = ['firm', 'institution'];
const holder: readonly PartyKind[] = ['firm', 'institution', 'person'];

/** Which kinds of parties a relation may join, from and to. */
export const relationEnds: Readonly<Record<RelationKind, { from: readonly PartyKind[]; to: readonly PartyKind[] }>> = {
  employment: { from: ['person'], to: house },
  legalRepresentative: { from: ['person'], to: house },
  shareholding: { from: holder, to: house },
  control: { from: holder, to: house },
  branch: { from: house, to: house },
  kin: { from: ['person'], to: ['person'] },
  guarantee: { from: holder, to: holder },
  cooperation: { from: holder, to: holder },
};

/** A share in percent: more than 0, at most 100, at most six places after the point; text, so that nothing is rounded. */
export const sharePercent = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,6})?$/)
  .refine((text) => Number(text) > 0 && Number(text) <= 100);

/** One end of a relation: a person is masked. */
export const relatedParty = z.object({
  id: z.uuid(),
  kind: partyKind,
  /** Name as the register has it; a person's is masked, null where the role learns none. */
  name: z.string().nullable(),
});
export type RelatedParty = z.infer<typeof relatedParty>;

/** A relation between two parties with its period and source. */
export const relation = z.object({
  id: z.uuid(),
  kind: relationKind,
  from: relatedParty,
  to: relatedParty,
  /** Decimal percent as text; only of shareholdings. */
  sharePercent: z.string().nullable(),
  post: z.string().nullable(),
  kinship: kinship.nullable(),
  startsOn: plainDate,
  /** First day without it; null while no end is known. */
  endsOn: plainDate.nullable(),
  /** Where it is known from. */
  source: z.string(),
  documentNumber: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});
export type Relation = z.infer<typeof relation>;

const relationDay = plainDate.refine((day) => day >= '1900-01-01' && day <= '2200-01-01');
const relationId = z.object({ relationId: z.uuid() });

/** A day on which the shares of a firm add up to more than all of it. */
export const shareWarning = z.object({ partyId: z.uuid(), day: plainDate, percent: z.string() });

/** Everything that joins a party to others, past and present. */
export const listRelations = defineEndpoint({
  id: 'parties.listRelations',
  method: 'GET',
  path: '/api/parties/parties/:partyId/relations',
  permission: 'parties:relation.read',
  params: z.object({ partyId: z.uuid() }),
  response: z.object({
    relations: z.array(relation),
    /** First day on which the shares in the party exceed 100 %, if any. */
    warning: shareWarning.nullable(),
  }),
  errors: ['parties.partyUnknown'],
});

/** Who is joined to a party within some steps on a day, nearest first. */
export const listRelatedParties = defineEndpoint({
  id: 'parties.listRelatedParties',
  method: 'GET',
  path: '/api/parties/parties/:partyId/related',
  permission: 'parties:relation.read',
  params: z.object({ partyId: z.uuid() }),
  query: z.object({ day: plainDate.optional(), steps: z.coerce.number().int().min(1).max(6).default(2) }),
  response: z.object({
    /** At most 1,000. */
    parties: z.array(relatedParty.extend({ steps: z.int(), relationId: z.uuid() })),
    /** There are more than were walked. */
    cut: z.boolean(),
  }),
  errors: ['parties.partyUnknown'],
});

/** Enters a relation with its source. */
export const addRelation = defineEndpoint({
  id: 'parties.addRelation',
  method: 'POST',
  path: '/api/parties/relations',
  permission: 'parties:relation.edit',
  body: z
    .object({
      kind: relationKind,
      fromId: z.uuid(),
      toId: z.uuid(),
      sharePercent: sharePercent.optional(),
      post: z.string().trim().min(1).max(60).optional(),
      kinship: kinship.optional(),
      startsOn: relationDay,
      endsOn: relationDay.nullable().default(null),
      source: z.string().trim().min(2).max(200),
      documentNumber: z.string().trim().min(2).max(60).optional(),
    })
    .refine(({ fromId, toId }) => fromId !== toId, { path: ['toId'] })
    .refine(({ startsOn, endsOn }) => endsOn === null || endsOn > startsOn, { path: ['endsOn'] })
    .refine((one) => (one.kind === 'shareholding') === (one.sharePercent !== undefined), { path: ['sharePercent'] })
    .refine((one) => one.kind === 'employment' || one.post === undefined, { path: ['post'] })
    .refine((one) => (one.kind === 'kin') === (one.kinship !== undefined), { path: ['kinship'] }),
  response: z.object({ id: z.uuid(), warning: shareWarning.nullable() }),
  errors: ['parties.partyUnknown', 'parties.relationEndsWrong', 'parties.relationOverlap'],
});

/** Ends a relation on a day, which is the first without it. */
export const endRelation = defineEndpoint({
  id: 'parties.endRelation',
  method: 'POST',
  path: '/api/parties/relations/:relationId/end',
  permission: 'parties:relation.edit',
  params: relationId,
  body: z.object({ day: relationDay, reason: typedReason }),
  response: z.object({ id: z.uuid() }),
  errors: ['parties.relationUnknown', 'parties.relationDayWrong'],
});

/** Takes back a relation that never was; the row stays readable to those who look into the journal. */
export const voidRelation = defineEndpoint({
  id: 'parties.voidRelation',
  method: 'POST',
  path: '/api/parties/relations/:relationId/void',
  permission: 'parties:relation.edit',
  params: relationId,
  body: z.object({ reason: typedReason }),
  response: z.object({ id: z.uuid() }),
  errors: ['parties.relationUnknown'],
});
