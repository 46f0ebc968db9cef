import type { Route } from '#platform/http/server/route.ts';

/** Endpoints of notices, each with its use-case. */
export const noticesRoutes: readonly Route[] = [];
