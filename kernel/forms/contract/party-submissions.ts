import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { submissionRow } from './submission-endpoints.ts';

/** The last hundred submissions for one party, under all numbers it was ever entered as, the newest first. */
export const listPartySubmissions = defineEndpoint({
  id: 'forms.listPartySubmissions',
  method: 'GET',
  path: '/api/forms/parties/:partyId/submissions',
  permission: 'forms:read',
  params: z.object({ partyId: z.uuid() }),
  response: z.object({ submissions: z.array(submissionRow) }),
});
