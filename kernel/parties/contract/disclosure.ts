import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging } from '#platform/http/contract/query.ts';
import { consentField, consentPurpose } from './consent.ts';

/** By what something was told: an export, or a case that was handled. */
export const disclosureMeans = z.object({ kind: z.enum(['export', 'case']), id: z.uuid() });
export type DisclosureMeans = z.infer<typeof disclosureMeans>;

/** That something was told: which fields, to whom, for what, on which consent (个人信息保护法 art. 23, 55). */
export const disclosure = z.object({
  id: z.uuid(),
  consentId: z.uuid(),
  fields: z.array(consentField),
  purpose: consentPurpose,
  receiver: z.object({ kind: z.enum(['institution', 'department']), id: z.uuid() }),
  receiverName: z.string().nullable(),
  at: z.string(),
  means: disclosureMeans,
  /** Who handed it over; null where a job did, and for the party itself. */
  by: z.string().nullable(),
});
export type Disclosure = z.infer<typeof disclosure>;

const disclosures = z.object({ total: z.int(), disclosures: z.array(disclosure) });
const query = z.object(paging);

/** Who received what of a party, newest first. */
export const listDisclosures = defineEndpoint({
  id: 'parties.listDisclosures',
  method: 'GET',
  path: '/api/parties/parties/:partyId/disclosures',
  permission: 'parties:consent.read',
  params: z.object({ partyId: z.uuid() }),
  query,
  response: disclosures,
  errors: ['parties.partyUnknown'],
});

/** Who received what of the caller's own firm. */
export const listOwnDisclosures = defineEndpoint({
  id: 'parties.listOwnDisclosures',
  method: 'GET',
  path: '/api/my/firms/:firmId/disclosures',
  permission: 'parties:ownFirm.act',
  params: z.object({ firmId: z.uuid() }),
  query,
  response: disclosures,
  errors: ['parties.firmUnknown'],
});

/** Who received what of the caller as a person; nothing where the login belongs to no person. */
export const listPersonalDisclosures = defineEndpoint({
  id: 'parties.listPersonalDisclosures',
  method: 'GET',
  path: '/api/my/disclosures',
  permission: 'parties:self.read',
  query,
  response: disclosures,
});
