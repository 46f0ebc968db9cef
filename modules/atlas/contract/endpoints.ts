import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryInteger, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { coverage, projectKind, zoneKind } from './enumerations.ts';
import {
  civicFact,
  financeFact,
  firmFact,
  indicatorFact,
  mechanismFact,
  policyFact,
  programmeFact,
  serviceFact,
} from './facts.ts';
import { facetCount } from './place.ts';
import { figureSum, projectDetail, projectRow } from './project.ts';
import { stageFilter } from './states.ts';
import { titleFact } from './title.ts';
import { zoneRow } from './zone.ts';

const words = z.string().trim().max(60).optional();
const publishedId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

/** Filter of the register of zones; `q` is looked for in name, aliases, province, city and county. */
export const zoneFilter = z.object({
  q: words,
  kind: queryList(zoneKind),
  province: queryList(z.string().max(20)),
  coverage: queryList(coverage),
  sort: z.enum(['row', 'name', 'facts', '-facts']).default('row'),
});

/** Filter of the register of projects; `q` is looked for in name, owner, industry and zone. */
export const projectFilter = z.object({
  q: words,
  zone: queryList(publishedId),
  stage: queryList(stageFilter),
  kind: queryList(projectKind),
  industry: queryList(z.string().max(40)),
  minInvestmentFen: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(),
  sort: z.enum(['row', 'name', 'stage', '-stage', 'investment', '-investment']).default('row'),
});

/** One page of the zones that match, with facets, each under all filters but its own. */
export const listZones = defineEndpoint({
  id: 'atlas.listZones',
  method: 'GET',
  path: '/api/atlas/zones',
  permission: 'atlas:read',
  query: zoneFilter.extend(paging),
  response: z.object({
    total: z.number().int(),
    factTotal: z.number().int(),
    zones: z.array(zoneRow),
    facets: z.object({ kind: z.array(facetCount), province: z.array(facetCount), coverage: z.array(facetCount) }),
  }),
});

/** Workbook of exactly the zones that match. */
export const exportZones = defineEndpoint({
  id: 'atlas.exportZones',
  method: 'GET',
  path: '/api/atlas/zones/export',
  permission: 'atlas:export',
  query: zoneFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** A zone with all its published facts. */
export const getZone = defineEndpoint({
  id: 'atlas.getZone',
  method: 'GET',
  path: '/api/atlas/zones/:zoneId',
  permission: 'atlas:read',
  params: z.object({ zoneId: publishedId }),
  response: z.object({
    zone: zoneRow.extend({ note: z.string().nullable(), parentName: z.string().nullable() }),
    projects: z.array(projectRow),
    programmes: z.array(programmeFact),
    firms: z.array(firmFact),
    indicators: z.array(indicatorFact),
    policies: z.array(policyFact),
    services: z.array(serviceFact),
    finance: z.array(financeFact),
    civic: z.array(civicFact),
    mechanisms: z.array(mechanismFact),
    titles: z.array(titleFact),
  }),
  errors: ['atlas.zoneUnknown'],
});

/** One page of the projects that match, with count, sum of investment and facets of the whole filter. */
export const listProjects = defineEndpoint({
  id: 'atlas.listProjects',
  method: 'GET',
  path: '/api/atlas/projects',
  permission: 'atlas:read',
  query: projectFilter.extend(paging),
  response: z.object({
    total: z.number().int(),
    investment: figureSum,
    projects: z.array(projectRow),
    facets: z.object({
      zone: z.array(facetCount),
      stage: z.array(facetCount),
      kind: z.array(facetCount),
      industry: z.array(facetCount),
    }),
  }),
});

/** Workbook of exactly the projects that match. */
export const exportProjects = defineEndpoint({
  id: 'atlas.exportProjects',
  method: 'GET',
  path: '/api/atlas/projects/export',
  permission: 'atlas:export',
  query: projectFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** A project with its parent, parts and everything that the page says. */
export const getProject = defineEndpoint({
  id: 'atlas.getProject',
  method: 'GET',
  path: '/api/atlas/projects/:projectId',
  permission: 'atlas:read',
  params: z.object({ projectId: publishedId }),
  response: projectDetail,
  errors: ['atlas.projectUnknown'],
});

/** The newspaper pages that the facts were read from. */
export const listSources = defineEndpoint({
  id: 'atlas.listSources',
  method: 'GET',
  path: '/api/atlas/sources',
  permission: 'atlas:read',
  response: z.object({
    sources: z.array(
      z.object({ file: z.string(), number: z.string(), month: z.string(), note: z.string(), facts: z.number().int() }),
    ),
  }),
});

/** What became of each file and row when the facts were last imported. */
export const getImport = defineEndpoint({
  id: 'atlas.getImport',
  method: 'GET',
  path: '/api/atlas/import',
  permission: 'atlas:import.read',
  response: z.object({
    importedAt: z.string(),
    files: z.array(
      z.object({ file: z.string(), rows: z.number().int(), loaded: z.number().int(), rejected: z.number().int() }),
    ),
    rejected: z.array(z.object({ file: z.string(), row: z.number().int(), field: z.string(), reason: z.string() })),
  }),
  errors: ['atlas.neverImported'],
});
