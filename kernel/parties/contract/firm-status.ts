import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { firmStatus } from './firm.ts';
import { typedReason } from './person.ts';

const firmId = z.object({ firmId: z.uuid() });

/** A state of business from a day until the next one. */
export const firmStatusPeriod = z.object({
  /** Number of the row within the firm; named to void it. */
  number: z.int(),
  status: firmStatus,
  startsOn: plainDate,
  /** First day of the next state; null for the last. */
  endsOn: plainDate.nullable(),
  reason: z.string().nullable(),
  documentNumber: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});
export type FirmStatusPeriod = z.infer<typeof firmStatusPeriod>;

/** A firm that went into another, with its own states. */
export const mergedFirmStatuses = z.object({ firmId: z.uuid(), name: z.string(), periods: z.array(firmStatusPeriod) });
export type MergedFirmStatuses = z.infer<typeof mergedFirmStatuses>;

/** A firm's states in their order, and apart from them those of firms that were merged into it; empty where nobody has said when the present one began. */
export const listFirmStatuses = defineEndpoint({
  id: 'parties.listFirmStatuses',
  method: 'GET',
  path: '/api/parties/firms/:firmId/statuses',
  permission: 'parties:firm.read',
  params: firmId,
  response: z.object({ periods: z.array(firmStatusPeriod), merged: z.array(mergedFirmStatuses) }),
  errors: ['parties.firmUnknown'],
});

/** Says from which day on a firm is in another state; a day to come takes effect when that day is closed. */
export const changeFirmStatus = defineEndpoint({
  id: 'parties.changeFirmStatus',
  method: 'POST',
  path: '/api/parties/firms/:firmId/statuses',
  permission: 'parties:firmStatus.edit',
  params: firmId,
  body: z.object({
    status: firmStatus,
    startsOn: plainDate.refine((day) => day >= '1900-01-01' && day <= '2200-01-01'),
    reason: typedReason,
    documentNumber: z.string().trim().min(2).max(60).optional(),
  }),
  response: z.object({ status: firmStatus, periods: z.array(firmStatusPeriod) }),
  errors: ['parties.firmUnknown', 'parties.firmStatusSame'],
});

/** Takes back a state that was said wrongly: the one before holds on. */
export const voidFirmStatus = defineEndpoint({
  id: 'parties.voidFirmStatus',
  method: 'POST',
  path: '/api/parties/firms/:firmId/statuses/:number/void',
  permission: 'parties:firmStatus.edit',
  params: firmId.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
  body: z.object({ reason: typedReason }),
  response: z.object({ status: firmStatus, periods: z.array(firmStatusPeriod) }),
  errors: ['parties.firmUnknown', 'parties.firmStatusUnknown'],
});
