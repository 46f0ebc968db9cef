import { randomUUIDv7 } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { type Role, roles } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import type { Chance } from './attempts.ts';
import { sampleOf, textFields, withValue } from './body-samples.ts';
import type { Harvest } from './zone-rows.ts';

/** A request that names a row of another zone, and can be made to name any other id instead. */
export interface ForeignRequest {
  endpoint: Endpoint;
  role: Role;
  /** Where and in which form the id stands; requests of one key differ in nothing but the id. */
  key: string;
  /**
   * Requests that are answered alike with an id that nobody has: no route knows the verb, whatever the role, or the role
   * is refused before anything of the request is read. One request with such an id stands for all of them.
   */
  twin: string;
  id: string;
  /** Nobody has a row with this id. */
  absent: string;
  /** The id goes into the body, or into a filter that the log of exports keeps: it may come back. */
  stored: boolean;
  build(id: string): InjectOptions;
}

type Methods = NonNullable<InjectOptions['method']>;

const methods: readonly Methods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Forms in which an id may be written; the first is the right one. */
const shapes: readonly { name: string; write(id: string): string }[] = [
  { name: 'plain', write: (id) => id },
  { name: 'upper', write: (id) => id.toUpperCase() },
  { name: 'urn', write: (id) => `urn:uuid:${id}` },
  { name: 'braces', write: (id) => `{${id}}` },
  { name: 'bare', write: (id) => id.replaceAll('-', '') },
  { name: 'spaces', write: (id) => ` ${id} ` },
  { name: 'encoded', write: (id) => [...id].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('') },
  { name: 'twice', write: (id) => encodeURIComponent(encodeURIComponent(`${id}`)).replaceAll('-', '%252D') },
  { name: 'dot', write: (id) => `./${id}` },
  { name: 'nul', write: (id) => `${id}\u0000` },
  { name: 'wide', write: (id) => id.replaceAll('-', '－') },
  { name: 'or', write: (id) => `${id}' or zone_id is not null --` },
  { name: 'list', write: (id) => `${id},${id}` },
];

/** Fields that no endpoint has: whoever read them would take the tenant from the caller. */
const smuggled = ['zone', 'zoneId', 'zone_id', 'tenant', 'id', 'accountId', 'firmId', '_id', 'filter[zone_id]'];

const smuggledHeaders = [
  'x-zone-id',
  'x-tenant',
  'x-yuanshu-zone',
  'x-account-id',
  'x-forwarded-user',
  'x-original-url',
];

/** What an id can be put into. */
type Place = 'path' | 'query' | 'body' | 'smuggledQuery' | 'smuggledBody' | 'header' | 'method' | 'beyond';

/** Everything that requests are generated from. */
export interface Ground {
  endpoints: readonly Endpoint[];
  foreign: Harvest;
  foreignZone: string;
  /** Whether a role may call an endpoint at all. */
  allows(role: Role, endpoint: Endpoint): boolean;
  chance: Chance;
}

/**
 * First every endpoint × verb × role once, then `count` by chance, most of them where ids are read. A verb that no route knows at
 * a path is refused before anybody is asked for: one role after the other tries those.
 */
export function* foreignRequests(ground: Ground, count: number): Generator<ForeignRequest> {
  for (const [place, endpoint] of ground.endpoints.entries()) {
    for (const method of methods) {
      const known = method === endpoint.method || knownVerbs(ground.endpoints).has(verbOf(method, endpoint));
      const one = roles[(place + methods.indexOf(method)) % roles.length] ?? 'anonymous';
      for (const role of known ? roles : [one]) {
        yield request(ground, { endpoint, role, place: method === endpoint.method ? 'path' : 'method', method });
      }
    }
  }
  const weighted = ground.endpoints.flatMap((endpoint) => Array<Endpoint>(weightOf(endpoint)).fill(endpoint));
  for (let made = 0; made < count; made += 1) {
    const endpoint = ground.chance.of(weighted);
    const role = ground.chance.of(roles);
    yield request(ground, { endpoint, role, place: ground.chance.of(placesOf(endpoint)), method: endpoint.method });
  }
}

/** Passwords are compared slowly on purpose: endpoints that take one get only their share of the first round. */
function weightOf(endpoint: Endpoint): number {
  const fields = [endpoint.params, endpoint.query, endpoint.body].flatMap((one) => (one ? textFields(one) : []));
  if (fields.some(({ name }) => /password/i.test(name))) return 0;
  return 1 + 8 * fields.filter(({ id }) => id).length;
}

function placesOf(endpoint: Endpoint): Place[] {
  const places: Place[] = ['smuggledQuery', 'header', 'beyond'];
  if (endpoint.path.includes(':')) places.push('path', 'path', 'path', 'path');
  if (endpoint.query && textFields(endpoint.query).length > 0) places.push('query', 'query');
  if (endpoint.body) places.push('smuggledBody');
  if (endpoint.body && textFields(endpoint.body).length > 0) places.push('body', 'body', 'body');
  return places;
}

function request(
  ground: Ground,
  { endpoint, role, place, method }: { endpoint: Endpoint; role: Role; place: Place; method: Methods },
): ForeignRequest {
  const { chance } = ground;
  const unknownVerb = place === 'method' && !knownVerbs(ground.endpoints).has(verbOf(method, endpoint));
  const shape = place === 'method' || chance.next() < 0.4 ? (shapes[0] ?? chance.of(shapes)) : chance.of(shapes);
  const detail = detailOf(endpoint, place, chance);
  const id =
    place.startsWith('smuggled') && chance.next() < 0.3
      ? ground.foreignZone
      : idFor(ground, detail ?? paramOf(endpoint));
  const key = `${method} ${endpoint.id} ${role} ${place} ${detail} ${shape.name}`;
  // Another verb or a longer path may be another endpoint, for other roles.
  const refused = method === endpoint.method && place !== 'beyond' && !ground.allows(role, endpoint);
  const visitor = role === 'anonymous' ? 'a visitor' : 'a role';
  const alike = unknownVerb ? 'without a route' : refused ? `closed to ${visitor}` : undefined;
  return {
    ...{ endpoint, role, id, absent: randomUUIDv7(), key },
    twin: alike === undefined ? key : `${method} ${endpoint.id} ${alike}`,
    stored:
      endpoint.produces === 'file' ||
      place === 'body' ||
      place === 'smuggledBody' ||
      (endpoint.body !== undefined && place === 'path'),
    build: (own) => build(endpoint, { place, detail, method, text: shape.write(own), id: own }),
  };
}

const verbOf = (method: string, { path }: Endpoint) => `${method} ${path.replace(/:[A-Za-z]+/g, ':')}`;

const known = new WeakMap<readonly Endpoint[], Set<string>>();

/** Verbs that some endpoint takes at a path; a GET is answered to HEAD too. */
function knownVerbs(endpoints: readonly Endpoint[]): Set<string> {
  const kept = known.get(endpoints);
  if (kept !== undefined) return kept;
  const verbs = endpoints.flatMap((one) =>
    [one.method, ...(one.method === 'GET' ? ['HEAD'] : [])].map((method) => verbOf(method, one)),
  );
  const found = new Set(verbs);
  known.set(endpoints, found);
  return found;
}

function detailOf(endpoint: Endpoint, place: Place, chance: Chance): string | undefined {
  const named = (schema: Endpoint['body']) => {
    const fields = schema ? textFields(schema) : [];
    const ids = fields.filter((field) => field.id);
    const chosen = ids.length > 0 && chance.next() < 0.8 ? ids : fields;
    return chosen.length === 0 ? undefined : chance.of(chosen).path.join('.');
  };
  if (place === 'query') return named(endpoint.query);
  if (place === 'body') return named(endpoint.body);
  if (place === 'smuggledQuery' || place === 'smuggledBody') return chance.of(smuggled);
  return place === 'header' ? chance.of(smuggledHeaders) : undefined;
}

const paramOf = (endpoint: Endpoint) => /:([A-Za-z]+)/.exec(endpoint.path)?.[1] ?? 'id';

/** Mostly an id of the kind that the name asks for: `firmId` of `….firm.id` and of every `firm_id`. */
function idFor({ foreign, chance }: Ground, name: string): string {
  const noun = (name.split('.').at(-1) ?? name)
    .replace(/Ids?$/, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const all = idsOf(foreign);
  const fitting = all.filter(([where]) => where.endsWith(`${noun}.id`) || where.endsWith(`.${noun}_id`));
  const [, ids] = chance.of(fitting.length > 0 && chance.next() < 0.75 ? fitting : all);
  return chance.of(ids);
}

const idsByHarvest = new WeakMap<Harvest, [string, string[]][]>();

/** The UUIDs of a harvest by where they stand, places without any left out. */
function idsOf(foreign: Harvest): [string, string[]][] {
  const kept =
    idsByHarvest.get(foreign) ??
    [...foreign.ids]
      .map(([where, ids]): [string, string[]] => [where, ids.filter((one) => isId.test(one))])
      .filter(([, ids]) => ids.length > 0);
  idsByHarvest.set(foreign, kept);
  return kept;
}

const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

interface Written {
  place: Place;
  detail: string | undefined;
  method: Methods;
  /** The id in its shape. */
  text: string;
  id: string;
}

function build(endpoint: Endpoint, { place, detail, method, text, id }: Written): InjectOptions {
  const inPath = place === 'path' || place === 'method' || place === 'beyond' ? text : id;
  const path = endpoint.path.replace(/:[A-Za-z]+/g, () => pathText(inPath));
  const query = queryOf(endpoint, { place, detail, text, id });
  const payload = bodyOf(endpoint, { place, detail, text, id });
  return {
    method,
    url: `${place === 'beyond' ? `${path}/${pathText(text)}` : path}${query}`,
    ...(payload === undefined || method === 'GET' || method === 'HEAD' ? {} : { payload }),
    ...(place === 'header' && detail !== undefined ? { headers: { [detail]: headerText(text) } } : {}),
  };
}

/** What is percent-encoded already stays as it is, everything else that a path cannot hold is encoded once. */
const pathText = (text: string) => (text.includes('%') ? text : encodeURIComponent(text));

const headerText = (text: string) => text.replace(/[^\x20-\x7e]/g, '').trim();

function queryOf(endpoint: Endpoint, { place, detail = '', text, id }: Omit<Written, 'method'>): string {
  const given: Record<string, unknown> = {};
  if (place === 'smuggledQuery') given[detail] = text;
  if (place === 'query') given[detail.split('.')[0] ?? detail] = text;
  // What is asked for without a default is told, so that the request is looked at beyond its form.
  if (endpoint.query && place !== 'query') Object.assign(given, requiredQuery(endpoint, id));
  // A workbook of everything takes long to write and says no more than one of nothing.
  if (endpoint.produces === 'file' && endpoint.query && 'q' in endpoint.query.shape) given.q ??= id;
  const list = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)]));
  return list.size === 0 ? '' : `?${list}`;
}

function requiredQuery(endpoint: Endpoint, id: string): Record<string, unknown> {
  if (endpoint.query === undefined || endpoint.query.safeParse({}).success) return {};
  return sampleOf(endpoint.query, id);
}

function bodyOf(
  endpoint: Endpoint,
  { place, detail = '', text, id }: Omit<Written, 'method'>,
): Record<string, unknown> | undefined {
  if (endpoint.body === undefined) return undefined;
  const sample = sampleOf(endpoint.body, id);
  if (place === 'smuggledBody') return { ...sample, [detail]: text };
  return place === 'body' ? withValue(sample, detail.split('.'), text) : sample;
}
