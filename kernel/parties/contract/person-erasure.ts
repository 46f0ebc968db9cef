import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { pageOnly, typedReason } from './person.ts';

/** Why a person's data must be kept for now (个人信息保护法 art. 47: a period set by law has not run out). */
export const hold = z.object({
  id: z.uuid(),
  ground: z.string(),
  /** Last day of the hold; null until somebody lifts it. */
  until: plainDate.nullable(),
  placedBy: z.string(),
  placedAt: z.string(),
});

/** Course of a request: asked for by the person, taken on by an officer, decided by the security administrator. */
export const erasureState = z.enum(['asked', 'requested', 'erased', 'refused']);

/** A request to erase. */
export const erasureRequest = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  /** Masked name; null after the erasure. */
  person: z.string().nullable(),
  ground: z.string(),
  state: erasureState,
  /** The person asked, not the authority. */
  byPerson: z.boolean(),
  askedAt: z.string(),
  requestedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** What forbids the erasure now: the person represents a firm, or a hold stands. */
  bars: z.array(z.enum(['representative', 'hold'])),
});
export type ErasureRequest = z.infer<typeof erasureRequest>;

const personId = z.object({ personId: z.uuid() });
const requestId = z.object({ requestId: z.uuid() });
const one = z.object({ id: z.uuid(), state: erasureState });

/** Requests to erase, open ones first. */
export const listErasureRequests = defineEndpoint({
  id: 'parties.listErasureRequests',
  method: 'GET',
  path: '/api/parties/erasures',
  permission: 'parties:erasure.read',
  query: pageOnly,
  response: z.object({ total: z.int(), requests: z.array(erasureRequest) }),
});

/** Asks that everything of a person be erased, or takes on what the person asked for. */
export const requestErasure = defineEndpoint({
  id: 'parties.requestErasure',
  method: 'POST',
  path: '/api/parties/persons/:personId/erasure',
  permission: 'parties:erasure.request',
  params: personId,
  body: z.object({ ground: typedReason }),
  response: one,
  errors: ['parties.personUnknown', 'parties.personErased', 'parties.erasureBarred', 'parties.erasureUnderWay'],
});

/** Decides a request: erases for ever, or refuses with a reason. Who requested cannot decide. */
export const decideErasure = defineEndpoint({
  id: 'parties.decideErasure',
  method: 'POST',
  path: '/api/parties/erasures/:requestId/decision',
  permission: 'parties:erasure.decide',
  stepUp: true,
  params: requestId,
  body: z.object({ decision: z.enum(['erase', 'refuse']), reason: typedReason }),
  response: one,
  errors: ['parties.erasureUnknown', 'parties.erasureBarred', 'parties.secondPersonNeeded'],
});

/** Asks that the caller's own data be erased (个人信息保护法 art. 47). */
export const askOwnErasure = defineEndpoint({
  id: 'parties.askOwnErasure',
  method: 'POST',
  path: '/api/my/erasure',
  permission: 'parties:self.erase',
  body: z.object({ ground: typedReason }),
  response: one,
  errors: ['parties.personUnknown', 'parties.erasureBarred', 'parties.erasureUnderWay'],
});

/** Keeps a person's data for a ground in law, until a day or until it is lifted. */
export const placeHold = defineEndpoint({
  id: 'parties.placeHold',
  method: 'POST',
  path: '/api/parties/persons/:personId/holds',
  permission: 'parties:hold.place',
  params: personId,
  body: z.object({ ground: typedReason, until: plainDate.optional() }),
  response: hold,
  errors: ['parties.personUnknown', 'parties.personErased'],
});

/** Holds that stand today, the latest first, for who may lift them. */
export const listHolds = defineEndpoint({
  id: 'parties.listHolds',
  method: 'GET',
  path: '/api/parties/holds',
  permission: 'parties:erasure.read',
  query: pageOnly,
  response: z.object({
    total: z.int(),
    /** `person` is the masked name. */
    holds: z.array(hold.extend({ personId: z.uuid(), person: z.string().nullable() })),
  }),
});

/** Lifts a hold before its day, for a reason. */
export const liftHold = defineEndpoint({
  id: 'parties.liftHold',
  method: 'POST',
  path: '/api/parties/holds/:holdId/lift',
  permission: 'parties:hold.lift',
  params: z.object({ holdId: z.uuid() }),
  body: z.object({ reason: typedReason }),
  response: z.object({ id: z.uuid() }),
  errors: ['parties.holdUnknown'],
});
