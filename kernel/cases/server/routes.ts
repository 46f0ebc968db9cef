import type { Route } from '#platform/http/server/route.ts';

/** Endpoints of cases, each with its use-case. */
export const casesRoutes: readonly Route[] = [];
