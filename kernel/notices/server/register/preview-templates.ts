import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listTemplates as endpoint } from '../../contract/endpoints.ts';
import type { TemplatePreview } from '../../contract/settings.ts';
import type { OwnedTemplate, Telling } from '../delivery/render-notices.ts';

/** Every template of all parts as it reads in the caller's language. */
export async function listTemplates(
  telling: Telling,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return { templates: [...telling.templates.values()].map((one) => previewOf(telling, one, context)) };
}

/** One template; its parameters stand as `‹name›`. */
export function previewOf(
  telling: Telling,
  { id, part, params, urgent = false }: OwnedTemplate,
  { locale, text }: Pick<RequestContext, 'locale' | 'text'>,
): TemplatePreview {
  const shown = Object.fromEntries(params.map((name) => [name, `‹${name}›`]));
  const texts = telling.render({ template: id, params: shown, step: 0 }, locale);
  if (texts === undefined) throw new Error(`template ${id} is not among those that it was taken from`);
  return { id, part: text(`${part}:partName`), urgent, params: [...params], ...texts };
}
