import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging } from '#platform/http/contract/query.ts';
import { duplicateKind, duplicateReason, duplicateState } from './duplicate.ts';
import { typedCreditCode } from './firm-registration.ts';

/** One side of a pair. */
export const duplicateSide = z.object({
  id: z.uuid(),
  name: z.string(),
  socialCreditCode: z.string().nullable(),
  address: z.string().nullable(),
});
export type DuplicateSide = z.infer<typeof duplicateSide>;

/** Two entries that may be one firm or one institution. */
export const duplicatePair = z.object({
  id: z.uuid(),
  kind: duplicateKind,
  left: duplicateSide,
  right: duplicateSide,
  /** 75 to 99. */
  score: z.int(),
  reasons: z.array(duplicateReason),
  state: duplicateState,
  /** ISO 8601 in UTC. */
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

/** Pairs of one kind and state, likeliest first, with how many of the kind each state has, and of the state each kind. */
export const listDuplicates = defineEndpoint({
  id: 'parties.listDuplicates',
  method: 'GET',
  path: '/api/parties/duplicates',
  permission: 'parties:duplicate.read',
  query: z.object({ kind: duplicateKind.default('firm'), state: duplicateState.default('open'), ...paging }),
  response: z.object({
    total: z.int(),
    counts: z.object({ open: z.int(), apart: z.int(), merged: z.int() }),
    kinds: z.object({ firm: z.int(), institution: z.int() }),
    duplicates: z.array(duplicatePair),
  }),
});

/** Looks through the registers of firms and institutions for pairs, as the daily job does. */
export const proposeDuplicates = defineEndpoint({
  id: 'parties.proposeDuplicates',
  method: 'POST',
  path: '/api/parties/duplicates/propose',
  permission: 'parties:duplicate.decide',
  response: z.object({ compared: z.int(), added: z.int(), open: z.int() }),
});

/** Says that two entries are two; the pair is not proposed again before a name or code of the two changes. */
export const setDuplicateApart = defineEndpoint({
  id: 'parties.setDuplicateApart',
  method: 'POST',
  path: '/api/parties/duplicates/:duplicateId/apart',
  permission: 'parties:duplicate.decide',
  params: z.object({ duplicateId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  response: z.object({ id: z.uuid(), state: duplicateState }),
  errors: ['parties.duplicateUnknown', 'parties.duplicateDecided'],
});

/** Likely twins of a firm that is being registered: told before saving, and never in its way. */
export const checkFirm = defineEndpoint({
  id: 'parties.checkFirm',
  method: 'POST',
  path: '/api/parties/firms/check',
  permission: 'parties:firm.register',
  journal: 'none',
  body: z.object({
    name: z.string().trim().min(2).max(100),
    socialCreditCode: typedCreditCode.optional(),
    address: z.string().trim().max(200).optional(),
  }),
  response: z.object({
    candidates: z.array(z.object({ firm: duplicateSide, score: z.int(), reasons: z.array(duplicateReason) })),
  }),
});
