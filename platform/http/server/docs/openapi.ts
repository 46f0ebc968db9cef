import { z } from 'zod';
import type { Role } from '#platform/access/contract/roles.ts';
import { roles } from '#platform/access/contract/roles.ts';
import type { Grants } from '#platform/access/server/grants.ts';
import { errorBody } from '#platform/errors/contract/body.ts';
import type { Endpoint, ObjectSchema } from '#platform/http/contract/endpoint.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';

/** What the document is made from. */
export interface OpenApiSource {
  endpoints: readonly Endpoint[];
  grants: Grants;
  text: Text;
  version: string;
}

/** One operation of the document. */
export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: unknown }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-permission': string;
  'x-roles': Role[];
}

/** An OpenAPI 3.1 document, limited to what this project says in it. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: unknown;
}

/** The OpenAPI 3.1 document of all endpoints, its summaries in one language. */
export function openApiDocument(source: OpenApiSource, locale: Locale): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const endpoint of source.endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(source, endpoint, locale) };
  }
  return {
    openapi: '3.1.0',
    info: { title: source.text(locale, 'http:docs.title'), version: source.version },
    paths,
    components: {
      schemas: { Error: jsonSchema(errorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yuanshu_session' } },
    },
  };
}

function operation({ grants, text }: OpenApiSource, endpoint: Endpoint, locale: Locale): Operation {
  const [module = '', name = ''] = endpoint.id.split('.');
  return {
    operationId: endpoint.id,
    summary: text(locale, `${module}:endpoints.${name}`),
    tags: [module],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.consumes === 'bytes' && { requestBody: { required: true, content: file } }),
    ...(endpoint.body && { requestBody: { required: true, content: json(jsonSchema(endpoint.body, 'input')) } }),
    responses: {
      200: {
        description: 'OK',
        content: contentOf(endpoint),
      },
      default: { description: 'Error', content: json({ $ref: '#/components/schemas/Error' }) },
    },
    'x-permission': endpoint.permission,
    'x-roles': roles.filter((role) => grants.allows(role, endpoint.permission)),
  };
}

function contentOf({ produces, response }: Endpoint) {
  if (produces === 'file') return file;
  const schema = jsonSchema(response, 'output');
  // OpenAPI 3.1 has no word for streams: the schema is that of the data of each message.
  return produces === 'events' ? { 'text/event-stream': { schema } } : json(schema);
}

const file = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function json(schema: unknown) {
  return { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parameters(schema: ObjectSchema | undefined, place: 'path' | 'query'): Operation['parameters'] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}
