import type { z } from 'zod';
import type { Composition } from '#app/server/compose.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { code, page, table } from '../markdown.ts';

/** Every endpoint by module: method, path, what it does, inputs, permission and errors. */
export function endpointsPage({ routes, text }: Composition): string {
  const endpoints = routes.map(({ endpoint }) => endpoint);
  const modules = [...new Set(endpoints.map(moduleOf))].sort();
  const sections = modules.map((module) => {
    const rows = endpoints.filter((endpoint) => moduleOf(endpoint) === module).map((endpoint) => row(endpoint, text));
    return `## ${module}\n\n${table(['endpoint', 'does', 'query', 'body', 'permission', 'errors'], rows)}`;
  });
  const intro =
    'Answers are JSON unless marked as a download or a stream of events. A writing request carries the header `x-yuanshu-csrf: 1`. Schemas: openapi.json, and /api/docs on a running platform.';
  return page('# Endpoints 接口', intro, ...sections);
}

function moduleOf({ id }: Endpoint): string {
  return id.split('.')[0] ?? '';
}

function row(endpoint: Endpoint, text: Composition['text']): string[] {
  const key = `${moduleOf(endpoint)}:endpoints.${endpoint.id.split('.')[1]}`;
  const download = { json: '', file: ' (download)', events: ' (stream of events)' }[endpoint.produces ?? 'json'];
  return [
    `${code(`${endpoint.method} ${endpoint.path}`)}${download}`,
    `${text('en', key)}. ${text('zh-CN', key)}`,
    fields(endpoint.query),
    fields(endpoint.body),
    code(endpoint.permission),
    (endpoint.errors ?? []).map(code).join(' '),
  ];
}

/** Names of the fields, optional ones with a question mark. */
function fields(schema: z.ZodObject | undefined): string {
  if (schema === undefined) return '';
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.entries(shape)
    .map(([name, value]) => code(value.safeParse(undefined).success ? `${name}?` : name))
    .join(' ');
}
