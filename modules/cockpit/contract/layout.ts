import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

/** The places of a screen into which tiles are put. */
export const bands = ['headline', 'left', 'right', 'trend'] as const;
export const band = z.enum(bands);
export type Band = z.infer<typeof band>;

/** The tab that shows every group. */
export const wholeTab = 'all';
/** A tab: `all`, or the group of tiles that it shows. */
export const tabKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/);

/** Most figures of the headline: a seventh would be too narrow for its number. */
export const mostHeadlines = 6;
const tileId = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}\.[a-z][A-Za-z0-9]{0,60}$/);
const tiles = z.array(tileId).max(60);

const chosen = {
  /** Ids of tiles in their order; those that no part gives any more are passed over. */
  headline: tiles.max(mostHeadlines),
  left: tiles,
  right: tiles,
  trend: tiles,
  /** Tiles that the zone does not want to see; a tile named nowhere stands at the end of its band. */
  hidden: tiles,
};

/** A tab as a zone has arranged it. */
export const layout = z.object({
  tab: tabKey,
  ...chosen,
  /** Counted up by every change. */
  revision: z.number().int().min(1),
  savedBy: z.string().nullable(),
  savedAt: z.string(),
});
export type Layout = z.infer<typeof layout>;

/** The tabs that the zone has arranged; every other one has all tiles in their own order. */
export const listLayouts = defineEndpoint({
  id: 'cockpit.listLayouts',
  method: 'GET',
  path: '/api/cockpit/layouts',
  permission: 'cockpit:read',
  response: z.object({ layouts: z.array(layout) }),
});

/** Arranges a tab; `revision` is the one that was read, 0 where there was none. */
export const saveLayout = defineEndpoint({
  id: 'cockpit.saveLayout',
  method: 'PUT',
  path: '/api/cockpit/layouts/:tab',
  permission: 'cockpit:arrange',
  params: z.object({ tab: tabKey }),
  body: z.object({ ...chosen, revision: z.number().int().min(0) }),
  response: layout,
  errors: ['cockpit.layoutChanged'],
});
