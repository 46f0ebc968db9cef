import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { mechanismKind, mechanismTier } from './enumerations.ts';
import { mechanismFact } from './facts.ts';
import { facetCount } from './place.ts';

const publishedId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

/** The fifteen jobs that practices are sorted by, as the facts number them; a practice may belong to several or to none. */
export const practiceJob = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15']);

/** Modules that carry practices or will: one for each job, and those that serve several. */
export const practiceModule = z.enum([
  'parties',
  'atlas',
  'cockpit',
  'projects',
  'investment',
  'approvals',
  'visits',
  'policies',
  'finance',
  'collaboration',
  'evaluators',
  'environment',
  'bonded',
  'economy',
  'infrastructure',
  'cultivation',
  'talent',
  'civic',
]);
export type PracticeModule = z.infer<typeof practiceModule>;

/**
 * `works`: a zone can do it here today and a named test walks it; `notYet`: the module is named, no test walks it;
 * `recorded`: a place, cluster or goal that a zone records among its own entries.
 */
export const practiceState = z.enum(['works', 'notYet', 'recorded']);
export type PracticeState = z.infer<typeof practiceState>;

/** A test that walks a practice: its file, and its name with those of its groups, parted by ` > `. */
export const practiceProof = z.object({ file: z.string(), title: z.string() });
export type PracticeProof = z.infer<typeof practiceProof>;

/** A published practice and what carries it here. */
export const practice = mechanismFact.extend({
  zoneId: z.string(),
  zoneName: z.string(),
  module: practiceModule,
  /** Path of the page that carries it or is planned to; it opens only where the practice works or is recorded. */
  page: z.string(),
  state: practiceState,
  /** Tests that walk it, none unless it works. */
  proof: z.array(practiceProof),
});
export type Practice = z.infer<typeof practice>;

/** Filter of the practices; every word of `q` is looked for in both names, description, figures, zone and jobs. */
export const practiceFilter = z.object({
  q: z.string().trim().max(60).optional(),
  job: queryList(practiceJob),
  zone: queryList(publishedId),
  kind: queryList(mechanismKind),
  tier: queryList(mechanismTier),
  state: queryList(practiceState),
  module: queryList(practiceModule),
  sort: z.enum(['row', 'name', '-name', 'state', '-state']).default('row'),
});
export type PracticeFilter = z.output<typeof practiceFilter>;

/** One page of the practices that match, with facets, each under all filters but its own. */
export const listPractices = defineEndpoint({
  id: 'atlas.listPractices',
  method: 'GET',
  path: '/api/atlas/practices',
  permission: 'atlas:read',
  query: practiceFilter.extend(paging),
  response: z.object({
    total: z.int(),
    practices: z.array(practice),
    facets: z.object({
      job: z.array(facetCount),
      zone: z.array(facetCount),
      kind: z.array(facetCount),
      tier: z.array(facetCount),
      state: z.array(facetCount),
      module: z.array(facetCount),
    }),
  }),
});

/** Workbook of exactly the practices that match. */
export const exportPractices = defineEndpoint({
  id: 'atlas.exportPractices',
  method: 'GET',
  path: '/api/atlas/practices/export',
  permission: 'atlas:export',
  query: practiceFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One practice. */
export const getPractice = defineEndpoint({
  id: 'atlas.getPractice',
  method: 'GET',
  path: '/api/atlas/practices/:practiceId',
  permission: 'atlas:read',
  params: z.object({ practiceId: publishedId }),
  response: practice,
  errors: ['atlas.practiceUnknown'],
});
