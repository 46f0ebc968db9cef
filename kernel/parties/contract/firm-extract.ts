import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

/** What the register holds of a firm, on paper with a verification code: 企业档案摘要. Names no person. */
export const exportFirmExtract = defineEndpoint({
  id: 'parties.exportFirmExtract',
  method: 'GET',
  path: '/api/parties/firms/:firmId/extract',
  permission: 'parties:firm.export',
  params: z.object({ firmId: z.uuid() }),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.firmUnknown', 'exports.zoneNeeded'],
});
