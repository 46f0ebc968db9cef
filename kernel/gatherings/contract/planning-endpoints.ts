import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { gatheringDetail, gatheringKind, gatheringPlan, gatheringRow, gatheringState } from './gathering.ts';

const gatheringId = z.object({ gatheringId: z.uuid() });
const facet = z.object({ value: z.string(), label: z.string(), count: z.int() });
const reason = z.string().trim().min(2).max(500).nullable().default(null);
const changed = z.object({ id: z.uuid(), state: gatheringState });
const refusals = ['gatherings.gatheringUnknown', 'gatherings.otherDepartment', 'gatherings.notNow'];
const placeRefusals = ['gatherings.placeNeeded', 'gatherings.siteUnknown'];

/** Filter of the register of gatherings. */
export const gatheringFilter = z.object({
  q: z.string().trim().max(60).optional(),
  kind: queryList(gatheringKind),
  state: queryList(gatheringState),
  department: queryList(z.uuid()),
  series: queryList(z.uuid()),
  /** First day, included. */
  from: plainDate.optional(),
  /** Last day, included. */
  to: plainDate.optional(),
  sort: z.enum(['-day', 'day']).default('-day'),
});

/** Gatherings that match, with what there is to choose from. */
export const listGatherings = defineEndpoint({
  id: 'gatherings.listGatherings',
  method: 'GET',
  path: '/api/gatherings',
  permission: 'gatherings:read',
  query: gatheringFilter.extend(paging),
  response: z.object({
    total: z.int(),
    gatherings: z.array(gatheringRow),
    facets: z.object({
      kind: z.array(facet),
      state: z.array(facet),
      department: z.array(facet),
      series: z.array(facet),
    }),
    /** Departments of the caller, for which gatherings may be planned. */
    own: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});

/** Exactly the gatherings that match, as a file. */
export const exportGatherings = defineEndpoint({
  id: 'gatherings.exportGatherings',
  method: 'GET',
  path: '/api/gatherings/export',
  permission: 'gatherings:read',
  query: gatheringFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** One gathering whole. */
export const getGathering = defineEndpoint({
  id: 'gatherings.getGathering',
  method: 'GET',
  path: '/api/gatherings/:gatheringId',
  permission: 'gatherings:read',
  params: gatheringId,
  response: gatheringDetail,
  errors: ['gatherings.gatheringUnknown'],
});

/** Plans a gathering of one of the own departments, alone or in a series, which may be a new one. */
export const planGathering = defineEndpoint({
  id: 'gatherings.planGathering',
  method: 'POST',
  path: '/api/gatherings',
  permission: 'gatherings:hold',
  body: gatheringPlan.extend({
    kind: gatheringKind,
    hostDepartmentId: z.uuid(),
    series: z
      .union([z.object({ id: z.uuid() }), z.object({ name: z.string().trim().min(2).max(60) })])
      .nullable()
      .default(null),
  }),
  response: changed,
  errors: [
    ...['gatherings.otherDepartment', 'gatherings.seriesUnknown', 'gatherings.seriesTaken', 'gatherings.dayPast'],
    ...['gatherings.endsBeforeItBegins', ...placeRefusals],
  ],
});

/** Changes title, place or seats. */
export const amendGathering = defineEndpoint({
  id: 'gatherings.amendGathering',
  method: 'PATCH',
  path: '/api/gatherings/:gatheringId',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: gatheringPlan.pick({ title: true, place: true, siteId: true, capacity: true }),
  response: changed,
  errors: [...refusals, ...placeRefusals],
});

/** Moves the day or the time; everybody who was told is told again, with the reason. */
export const moveGathering = defineEndpoint({
  id: 'gatherings.moveGathering',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/moves',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: gatheringPlan.pick({ day: true, fromTime: true, toTime: true }).extend({ reason }),
  response: changed,
  errors: [...[...refusals, 'gatherings.reasonNeeded', 'gatherings.dayPast', 'gatherings.endsBeforeItBegins']],
});

/** Sends it out, says that it was held, closes or cancels it. */
export const changeGatheringState = defineEndpoint({
  id: 'gatherings.changeGatheringState',
  method: 'POST',
  path: '/api/gatherings/:gatheringId/acts',
  permission: 'gatherings:hold',
  params: gatheringId,
  body: z.object({ act: z.enum(['open', 'hold', 'close', 'cancel']), reason }),
  response: changed,
  errors: [...refusals, 'gatherings.reasonNeeded', 'gatherings.notBegun', 'gatherings.decisionsOpen'],
});

/** The agenda on A4, what earlier gatherings left open at its head. */
export const printAgenda = defineEndpoint({
  id: 'gatherings.printAgenda',
  method: 'GET',
  path: '/api/gatherings/:gatheringId/agenda/print',
  permission: 'gatherings:read',
  params: gatheringId,
  response: z.never(),
  produces: 'file',
  errors: ['gatherings.gatheringUnknown', ...exportRefusals],
});

/** The minutes on A4: who came, what was asked, what was decided. */
export const printMinutes = defineEndpoint({
  id: 'gatherings.printMinutes',
  method: 'GET',
  path: '/api/gatherings/:gatheringId/minutes/print',
  permission: 'gatherings:read',
  params: gatheringId,
  response: z.never(),
  produces: 'file',
  errors: ['gatherings.gatheringUnknown', ...exportRefusals],
});
