import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { charter, charterPromise, promiseKind, promiseRate, promiseRow, promiseVerdict } from './charter.ts';

/** A month `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Every version of the zone's charter, the newest first, and the one in force today. */
export const listCharters = defineEndpoint({
  id: 'visits.listCharters',
  method: 'GET',
  path: '/api/visits/charters',
  permission: 'visits:charter.rows',
  response: z.object({ day: plainDate, inForceId: z.uuid().nullable(), charters: z.array(charter) }),
});

/** Publishes a version that holds from a day on, today at the earliest. */
export const publishCharter = defineEndpoint({
  id: 'visits.publishCharter',
  method: 'POST',
  path: '/api/visits/charters',
  permission: 'visits:charter.publish',
  body: charter
    .omit({ id: true, promises: true, documentNumber: true })
    .extend({
      nameEn: charter.shape.nameEn.default(null),
      intro: charter.shape.intro.default(null),
      introEn: charter.shape.introEn.default(null),
      documentNumber: z.string().trim().min(2).max(60).nullable().default(null),
      promises: z.array(charterPromise).min(1).max(10),
    })
    .refine(({ officeOpens, officeCloses }) => officeCloses > officeOpens, { path: ['officeCloses'] })
    .refine(({ promises }) => new Set(promises.map(({ kind }) => kind)).size === promises.length, {
      path: ['promises'],
    }),
  response: z.object({ charterId: z.uuid() }),
  errors: ['visits.charterDayTaken', 'visits.charterDayWrong'],
});

/** Takes back a version that has not begun. */
export const takeBackCharter = defineEndpoint({
  id: 'visits.takeBackCharter',
  method: 'POST',
  path: '/api/visits/charters/:charterId/taking-back',
  permission: 'visits:charter.publish',
  params: z.object({ charterId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ charterId: z.uuid() }),
  errors: ['visits.charterUnknown', 'visits.charterInForce'],
});

/** Kept rates of the last twelve months, this one included, each promise by the version in force when it began. */
export const listPromiseRates = defineEndpoint({
  id: 'visits.listPromiseRates',
  method: 'GET',
  path: '/api/visits/charter/rates',
  permission: 'visits:charter.rows',
  response: z.object({ from: month, until: month, rates: z.array(promiseRate) }),
});

/** What narrows the rows behind a rate; without months the last twelve. */
export const promiseRowFilter = {
  kind: promiseKind,
  month: month.optional(),
  verdict: queryList(promiseVerdict),
};

/** The rows behind a rate, the newest first. */
export const listPromiseRows = defineEndpoint({
  id: 'visits.listPromiseRows',
  method: 'GET',
  path: '/api/visits/charter/rows',
  permission: 'visits:charter.rows',
  query: z.object({ ...promiseRowFilter, ...paging }),
  response: z.object({ total: z.int(), rows: z.array(promiseRow) }),
});

/** Exactly the rows that match. */
export const exportPromiseRows = defineEndpoint({
  id: 'visits.exportPromiseRows',
  method: 'GET',
  path: '/api/visits/charter/rows/export',
  permission: 'visits:charter.rows',
  query: z.object({ ...promiseRowFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});
