import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { firmScale } from '#kernel/parties/contract/firm.ts';
import { industryDivision } from '#kernel/parties/contract/industry.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryInteger, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';

/** What narrows coverage; values of one filter are joined by or, filters by and. Only firms in business are covered. */
export const coverageFilter = {
  /** Words of the firm's name or its code. */
  q: z.string().trim().max(60).optional(),
  /** Months without a visit that make a gap. */
  months: queryInteger(1, 60).default(12),
  /** `gap`: not visited within the months, `visited`: visited within them, `never`: never visited. */
  state: z.enum(['gap', 'visited', 'never', 'all']).default('gap'),
  industry: queryList(industryDivision),
  scale: queryList(firmScale),
  /** Firms that stand today on this list of the zone. */
  roster: z.uuid().optional(),
  /** Only visits in which this department took part are looked at. */
  department: z.uuid().optional(),
  /** `none`: firms in no running or coming plan. */
  planned: z.enum(['yes', 'none']).optional(),
  sort: z.enum(['lastVisit', '-lastVisit', 'name', '-name']).default('lastVisit'),
};
const filters = z.object(coverageFilter);
export type CoverageFilter = z.output<typeof filters>;

/** A firm with when it was visited last. */
export const coverageRow = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string().nullable(),
  industry: industryDivision,
  scale: firmScale.nullable(),
  lastVisitOn: plainDate.nullable(),
  /** Visits within the months. */
  visits: z.int(),
  /** Day by which a running or coming plan wants it visited; null where none does. */
  plannedBy: plainDate.nullable(),
});
export type CoverageRow = z.infer<typeof coverageRow>;

const count = z.object({ key: z.string(), firms: z.int(), gaps: z.int() });

/** Firms by when they were visited last, with counts over the filter without its state. */
export const listCoverage = defineEndpoint({
  id: 'visits.listCoverage',
  method: 'GET',
  path: '/api/visits/coverage',
  permission: 'visits:visits.read',
  query: z.object({ ...coverageFilter, ...paging }),
  response: z.object({
    /** Last day before which a visit is too long ago. */
    since: plainDate,
    total: z.int(),
    firms: z.array(coverageRow),
    counts: z.object({ all: z.int(), visited: z.int(), gap: z.int(), never: z.int() }),
    /** Most gaps first: by industry division. */
    industries: z.array(count),
  }),
});

/** Exactly the firms that match. */
export const exportCoverage = defineEndpoint({
  id: 'visits.exportCoverage',
  method: 'GET',
  path: '/api/visits/coverage/export',
  permission: 'visits:visits.export',
  query: z.object({ ...coverageFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});
