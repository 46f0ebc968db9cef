import type { RequestContext } from '#platform/http/server/context.ts';

/** Looks up a text of plans and visits in the request's language. */
export type VisitsText = (key: string, params?: Record<string, string | number>) => string;

/** Texts of plans and visits in the language of a request. */
export function textOf(context: Pick<RequestContext, 'text'>): VisitsText {
  return (key, params) => context.text(`visits:plans.${key}`, params);
}
