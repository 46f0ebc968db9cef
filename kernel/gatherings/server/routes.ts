import type { Route } from '#platform/http/server/route.ts';

/** Endpoints of gatherings, each with its use-case. */
export const gatheringsRoutes: readonly Route[] = [];
