import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

/** Name of a register, as its page keeps picked columns under: `firms`, `atlas.zones`. */
const listName = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/);

/** Views of one kind that a person, or the zone, keeps for one list. */
export const mostViews = 20;

/** A saved view: `search` is the address's query without page and panel, e.g. `status=operating&sort=-name`. */
export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  search: z.string(),
  shared: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

/** The caller's views of a list and those shared by the zone, by name. */
export const listViews = defineEndpoint({
  id: 'views.listViews',
  method: 'GET',
  path: '/api/views',
  permission: 'views:own.keep',
  query: z.object({ list: listName }),
  response: z.object({ views: z.array(savedView) }),
});

/** Keeps a view, for the caller or for the whole zone. */
export const saveView = defineEndpoint({
  id: 'views.saveView',
  method: 'POST',
  path: '/api/views',
  permission: 'views:own.keep',
  body: z.object({
    list: listName,
    name: z.string().trim().min(1).max(30),
    search: z
      .string()
      .max(1_000)
      .regex(/^[^#\s]*$/),
    shared: z.boolean(),
  }),
  response: savedView,
  errors: ['views.nameTaken', 'views.tooMany', 'views.sharingClosed'],
});

/** Removes a view of the caller, or a shared one where the caller keeps those. */
export const removeView = defineEndpoint({
  id: 'views.removeView',
  method: 'DELETE',
  path: '/api/views/:viewId',
  permission: 'views:own.keep',
  params: z.object({ viewId: z.uuid() }),
  response: z.object({ id: z.uuid() }),
  errors: ['views.viewUnknown'],
});
