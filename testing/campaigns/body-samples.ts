import fc from 'fast-check';
import { z } from 'zod';
import type { ObjectSchema } from '#platform/http/contract/endpoint.ts';

/** A part of a JSON schema, as far as samples need it. */
interface Part {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Part[];
  oneOf?: Part[];
  allOf?: Part[];
  properties?: Record<string, Part>;
  required?: string[];
  items?: Part;
  prefixItems?: Part[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minItems?: number;
  default?: unknown;
}

/** A text field of an input: where it stands and how much it takes. */
export interface TextField {
  path: string[];
  name: string;
  minLength: number;
  maxLength: number;
  /** Takes any text: no pattern, no format, no list of values. */
  free: boolean;
  /** Takes an id: by its format or its name. */
  id: boolean;
}

const known = new Map<ObjectSchema, Part>();
const fieldsOf = new Map<ObjectSchema, readonly TextField[]>();

function jsonOf(schema: ObjectSchema): Part {
  const kept = known.get(schema);
  if (kept !== undefined) return kept;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Part;
  known.set(schema, made);
  return made;
}

/**
 * An input that a schema most likely accepts, with every optional field in it or with the `required` ones only;
 * `id` goes wherever an id is wanted.
 */
export function sampleOf(
  schema: ObjectSchema,
  id: string,
  fields: 'all' | 'required' = 'all',
): Record<string, unknown> {
  return sample(jsonOf(schema), { name: '', id, fields }) as Record<string, unknown>;
}

/** Every text field of a schema, also inside objects and the first item of lists. */
export function textFields(schema: ObjectSchema): readonly TextField[] {
  const kept = fieldsOf.get(schema) ?? collect(jsonOf(schema), []);
  fieldsOf.set(schema, kept);
  return kept;
}

/** A copy of an input with another value at a path. */
export function withValue(input: Record<string, unknown>, path: readonly string[], value: unknown): typeof input {
  const copy = structuredClone(input);
  let target: Record<string, unknown> = copy;
  for (const step of path.slice(0, -1)) {
    if (typeof target[step] !== 'object' || target[step] === null) target[step] = {};
    target = target[step] as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last !== undefined) target[last] = value;
  return copy;
}

const idName = /(^id$|Ids?$)/;

interface Place {
  name: string;
  id: string;
  fields: 'all' | 'required';
}

function sample(part: Part, at: Place): unknown {
  if (part.const !== undefined) return part.const;
  if (part.enum !== undefined) return part.enum[0];
  const branch = (part.anyOf ?? part.oneOf)?.find((one) => one.type !== 'null');
  if (branch !== undefined) return sample(branch, at);
  if (part.allOf !== undefined) return sample(Object.assign({}, ...part.allOf) as Part, at);
  switch (Array.isArray(part.type) ? part.type[0] : part.type) {
    case 'object': {
      const wanted = (name: string) => at.fields === 'all' || part.required?.includes(name);
      const fields = Object.entries(part.properties ?? {}).filter(([name]) => wanted(name));
      return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, { ...at, name })]));
    }
    case 'array':
      return part.prefixItems?.map((item) => sample(item, at)) ?? (part.items ? [sample(part.items, at)] : []);
    case 'integer':
    case 'number':
      return part.minimum ?? (part.exclusiveMinimum === undefined ? 1 : part.exclusiveMinimum + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(part, at);
  }
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T08:00:00Z',
  time: '08:00:00',
  email: 'someone@example.com',
  uri: 'https://example.com/',
};

function sampleText(part: Part, { name, id }: { name: string; id: string }): string {
  if (part.format === 'uuid' || (idName.test(name) && part.pattern === undefined)) return id;
  const known = byFormat[part.format ?? ''];
  if (known !== undefined) return known;
  if (part.pattern !== undefined) return matching(part.pattern, part);
  const text = 'sample text of a field';
  return text
    .padEnd(part.minLength ?? 0, '.')
    .slice(0, Math.min(part.maxLength ?? 60, Math.max(part.minLength ?? 0, 22)));
}

const texts = new Map<string, string>();

/** A text that a pattern takes, the same each time: inventing one takes longer than most answers of the server. */
function matching(pattern: string, { maxLength = 1_000 }: Part): string {
  const key = `${maxLength} ${pattern}`;
  const kept = texts.get(key) ?? invent(pattern, maxLength);
  texts.set(key, kept);
  return kept;
}

/** Patterns that cannot be read get a plain letter. */
function invent(pattern: string, maxLength: number): string {
  try {
    const texts = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 20, seed: 7 });
    return texts.find((text) => text.length <= maxLength) ?? 'a';
  } catch {
    return 'a';
  }
}

function collect(part: Part, path: readonly string[]): TextField[] {
  const branches = part.anyOf ?? part.oneOf ?? part.allOf;
  if (branches !== undefined) {
    const fields = branches.flatMap((one) => collect(one, path));
    return fields.filter((field, index) => fields.findIndex((one) => one.path.join() === field.path.join()) === index);
  }
  if (part.properties !== undefined) {
    return Object.entries(part.properties).flatMap(([name, field]) => collect(field, [...path, name]));
  }
  if (part.items !== undefined) return collect(part.items, [...path, '0']);
  if (part.type !== 'string' && !(part.type === undefined && Object.keys(part).length === 0)) return [];
  const name = path.findLast((step) => step !== '0') ?? '';
  const bound = part.format !== undefined || part.pattern !== undefined || part.enum !== undefined;
  return [
    {
      ...{ path: [...path], name, minLength: part.minLength ?? 0, maxLength: part.maxLength ?? 10_000 },
      free: !bound && part.const === undefined,
      id: part.format === 'uuid' || (idName.test(name) && part.enum === undefined),
    },
  ];
}
