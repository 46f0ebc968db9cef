import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';

/** Lights that an alarm can have, worst first. */
export const alarmLights = ['late', 'warn', 'hold'] as const;
export const alarmLight = z.enum(alarmLights);
export type AlarmLight = z.infer<typeof alarmLight>;

/** Most alarms that are listed at once; the counts are of all. */
export const listedAlarms = 200;

const sourceId = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}\.[a-z][A-Za-z0-9]{0,60}$/);

/** Something open that is late, close to it or silent, in the reader's language. */
export const alarm = z.object({
  /** Source and thing; lasting from reading to reading. */
  id: z.string(),
  source: sourceId,
  sourceName: z.string(),
  light: alarmLight,
  title: z.string(),
  /** Why it stands here. */
  reason: z.string(),
  /** Moment since which it stands, ISO 8601. */
  since: z.string(),
  /** Day by which it must be done; null when nothing falls due. */
  dueOn: plainDate.nullable(),
  /** Working days over (late) or left (warn); null when nothing falls due. */
  workingDays: z.number().int().nullable(),
  /** Department that owes the next step. */
  owner: z.string().nullable(),
  /** Page on which the next step is taken. */
  href: z.string(),
});
export type Alarm = z.infer<typeof alarm>;

/** How many there are of each light. */
export const alarmCounts = z.object({ late: z.number().int(), warn: z.number().int(), hold: z.number().int() });
export type AlarmCounts = z.infer<typeof alarmCounts>;

const alarmFilter = z.object({ light: queryList(alarmLight), source: queryList(sourceId) });

/** Open alarms of every part that the caller may see, worst first: at most 200, with how many there are of each light. */
export const listAlarms = defineEndpoint({
  id: 'cockpit.listAlarms',
  method: 'GET',
  path: '/api/cockpit/alarms',
  permission: 'cockpit:read',
  query: alarmFilter.extend(paging),
  response: z.object({
    /** All that match, listed or not. */
    total: z.number().int(),
    /** Those that match and can be paged through. */
    listed: z.number().int(),
    /** Of what the filter by source leaves. */
    counts: alarmCounts,
    alarms: z.array(alarm),
    facets: z.object({
      source: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
    }),
    /** Sources that could not be asked; the others are there. */
    failed: z.array(z.object({ source: z.string(), name: z.string() })),
  }),
});

/** The alarms that match, as a file. */
export const exportAlarms = defineEndpoint({
  id: 'cockpit.exportAlarms',
  method: 'GET',
  path: '/api/cockpit/alarms/export',
  permission: 'cockpit:read',
  query: alarmFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});
