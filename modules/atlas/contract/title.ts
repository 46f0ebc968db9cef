import { z } from 'zod';
import { figure, sourceRef } from '#kernel/indicators/contract/figure.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { facetCount } from './place.ts';

/** 称号, 奖项, 排名. */
export const titleKind = z.enum(['title', 'award', 'ranking']);
export type TitleKind = z.infer<typeof titleKind>;

/** Level of the body that gives it, where the page says so. */
export const titleLevel = z.enum(['national', 'provincial', 'municipal', 'zone']);
export type TitleLevel = z.infer<typeof titleLevel>;

/** `held`: it was given; `building`: the zone is working on it; `sought`: a goal only. */
export const titleStatus = z.enum(['held', 'building', 'sought']);
export type TitleStatus = z.infer<typeof titleStatus>;

/** Who bears it: the zone itself or something in it. */
export const titleHolder = z.enum(['zone', 'city', 'firms', 'platform', 'communities', 'people', 'works']);
export type TitleHolder = z.infer<typeof titleHolder>;

/** Files whose rows a title can be read from. */
export const titleBasisFile = z.enum([
  'zones',
  'projects',
  'programmes',
  'indicators',
  'policies',
  'finance',
  'civic',
  'mechanisms',
]);

/** A row of another published file from which a title was read. */
export const titleBasis = z.object({ file: titleBasisFile, id: z.string() });
export type TitleBasis = z.infer<typeof titleBasis>;

/** A title, award or ranking that a page tells of a real zone; all of it stands in the rows of `basis` already. */
export const titleFact = z.object({
  id: z.string(),
  source: sourceRef,
  zoneId: z.string(),
  zoneName: z.string(),
  name: z.string(),
  kind: titleKind,
  level: titleLevel.nullable(),
  status: titleStatus,
  holder: titleHolder.nullable(),
  /** Who gives it; null when the page does not say. */
  body: z.string().nullable(),
  period: z.string().nullable(),
  /** Place in a ranking. */
  place: figure.nullable(),
  /** How many were given. */
  count: figure.nullable(),
  yearsInRow: figure.nullable(),
  scope: z.string().nullable(),
  criteria: z.array(z.string()),
  /** Day of the next check; null when the page does not say. */
  recheck: z.string().nullable(),
  basis: z.array(titleBasis),
  note: z.string().nullable(),
});
export type TitleFact = z.infer<typeof titleFact>;

/** Filter of the published titles; `q` is looked for in name, body, scope and zone. */
export const titleFilter = z.object({
  q: z.string().trim().max(60).optional(),
  zone: queryList(z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/)),
  kind: queryList(titleKind),
  level: queryList(titleLevel),
  status: queryList(titleStatus),
  sort: z.enum(['row', 'name']).default('row'),
});

/** One page of the published titles that match, with facets, each under all filters but its own. */
export const listTitles = defineEndpoint({
  id: 'atlas.listTitles',
  method: 'GET',
  path: '/api/atlas/titles',
  permission: 'atlas:read',
  query: titleFilter.extend(paging),
  response: z.object({
    total: z.int(),
    titles: z.array(titleFact),
    facets: z.object({
      zone: z.array(facetCount),
      kind: z.array(facetCount),
      level: z.array(facetCount),
      status: z.array(facetCount),
    }),
  }),
});

/** Workbook of exactly the published titles that match. */
export const exportTitles = defineEndpoint({
  id: 'atlas.exportTitles',
  method: 'GET',
  path: '/api/atlas/titles/export',
  permission: 'atlas:export',
  query: titleFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});
