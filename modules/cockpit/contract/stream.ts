import { z } from 'zod';
import { metricId } from '#kernel/indicators/contract/metric-figure.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

/** What has changed since the last message: metrics whose figures are to be asked for anew, and whether alarms are. */
export const liveNews = z.object({
  metrics: z.array(metricId),
  alarms: z.boolean(),
  /** When it was noticed, ISO 8601. */
  at: z.string(),
});
export type LiveNews = z.infer<typeof liveNews>;

/** Tells a screen within a second or two what has changed: `ready` first, then a `changed` for each change. */
export const readNews = defineEndpoint({
  id: 'cockpit.readNews',
  method: 'GET',
  path: '/api/cockpit/stream',
  permission: 'cockpit:read',
  response: liveNews,
  produces: 'events',
  errors: ['http.eventsOnly', 'http.tooManyStreams'],
});
