import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { lookUpAnswer, lookUpQuery } from './look-up.ts';

/** Parties by two characters, pinyin, initials, code, former or short name; the same everywhere. */
export const lookUpParties = defineEndpoint({
  id: 'parties.lookUpParties',
  method: 'GET',
  path: '/api/parties/look-up',
  permission: 'parties:firm.read',
  query: lookUpQuery,
  response: lookUpAnswer,
});
