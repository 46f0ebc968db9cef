import type { ServerModule } from '#platform/module/server-module.ts';
import type { Catalog, CatalogTable } from './read-catalog.ts';

/** A table, schema or function that breaks a rule of the schema. */
export interface Finding {
  rule: SchemaRule;
  object: string;
  message: string;
}

/** Names of the rules; each has a bad object in the test that it must find. */
export const schemaRules = [
  'schema-comment',
  'table-comment',
  'module-schema',
  'owner',
  'public-grant',
  'column-type',
  'fen-column',
  'zone-column',
  'zone-leads-keys',
  'isolation',
  'shared-read-only',
  'shared-without-zone',
  'append-only',
  'declared-table',
  'view-rights',
  'definer-function',
] as const;
export type SchemaRule = (typeof schemaRules)[number];

/** What the parts declare of their tables. */
export type Declared = Pick<ServerModule, 'sharedTables' | 'appendOnlyTables' | 'exemptTables'>;

interface Names {
  shared: ReadonlySet<string>;
  appendOnly: ReadonlySet<string>;
  exempt: ReadonlySet<string>;
}

const chinese = /\p{Script=Han}/u;

/** Judges a migrated database by the conventions of all schemas. */
export function lintSchema(catalog: Catalog, parts: readonly Declared[]): Finding[] {
  const names: Names = {
    shared: new Set(parts.flatMap((part) => part.sharedTables ?? [])),
    appendOnly: new Set(parts.flatMap((part) => part.appendOnlyTables ?? [])),
    exempt: new Set(parts.flatMap((part) => Object.keys(part.exemptTables ?? {}))),
  };
  return [
    ...lintSchemas(catalog),
    ...catalog.tables.flatMap((table) => [...lintTable(table), ...lintTenancy(table, names)]),
    ...lintDefiners(catalog),
    ...lintDeclared(catalog, names),
  ];
}

function lintSchemas({ schemas, sequences }: Catalog): Finding[] {
  const found: Finding[] = [];
  for (const { name, comment, publicGrants } of schemas) {
    if (name === 'public') {
      found.push({
        rule: 'module-schema',
        object: name,
        message: 'holds objects; each belongs into its module’s schema',
      });
    } else {
      if (!chinese.test(comment ?? ''))
        found.push({ rule: 'schema-comment', object: name, message: 'has no Chinese comment' });
      if (publicGrants.length > 0) found.push(openToAll(name, publicGrants));
    }
  }
  return [
    ...found,
    ...sequences.filter((one) => one.publicGrants.length > 0).map((one) => openToAll(one.name, one.publicGrants)),
  ];
}

function openToAll(object: string, privileges: readonly string[]): Finding {
  return { rule: 'public-grant', object, message: `grants ${privileges.join(', ')} to public` };
}

/** Inexact, zoneless or awkward types, and what to use instead. */
const badTypes: readonly [RegExp, string][] = [
  [/^(real|double precision)/, 'numeric or integer units'],
  [/^timestamp(\(\d\))? without time zone/, 'timestamptz'],
  [/^time(\(\d\))? with time zone/, 'time and a zone'],
  [/^money/, 'bigint fen'],
  [/^character(\(| varying\()/, 'text with a check'],
];

function lintTable(table: CatalogTable): Finding[] {
  const found: Finding[] = [];
  const report = (rule: SchemaRule, message: string) => found.push({ rule, object: table.name, message });
  if (!chinese.test(table.comment ?? '')) report('table-comment', 'has no Chinese comment');
  if (table.owner !== 'yuanshu_migrator') report('owner', `belongs to ${table.owner}, not to the migrator`);
  const open = table.grants.filter(({ grantee }) => grantee === 'public').map(({ privilege }) => privilege);
  if (open.length > 0) found.push(openToAll(table.name, open));
  for (const { name, type, defaultValue } of table.columns) {
    const better = badTypes.find(([pattern]) => pattern.test(type))?.[1];
    if (better !== undefined) report('column-type', `column ${name} is ${type}; use ${better}`);
    if (defaultValue?.startsWith('nextval(')) report('column-type', `column ${name} is serial; use identity or UUIDv7`);
    if (name.endsWith('_fen') && type !== 'bigint') report('fen-column', `column ${name} is ${type}, not bigint`);
  }
  if (table.kind === 'view' && !table.securityInvoker) {
    report(
      'view-rights',
      'reads with its owner’s rights, past row-level security; create it with (security_invoker = true)',
    );
  }
  return found;
}

const writes = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];

function lintTenancy(table: CatalogTable, names: Names): Finding[] {
  if (table.kind === 'view') return [];
  const found = names.appendOnly.has(table.name) ? lintAppendOnly(table) : [];
  if (names.exempt.has(table.name)) return found;
  return [...found, ...(names.shared.has(table.name) ? lintShared(table) : lintTenantTable(table, names))];
}

function lintAppendOnly({ name, owner, grants }: CatalogTable): Finding[] {
  const held = grants.filter(({ grantee, privilege }) => grantee !== owner && writes.slice(1).includes(privilege));
  return held.map(({ grantee, privilege }) => ({
    rule: 'append-only',
    object: name,
    message: `lets ${grantee} ${privilege}`,
  }));
}

function lintShared({ name, columns, grants }: CatalogTable): Finding[] {
  const held = grants.filter(({ grantee, privilege }) => grantee === 'yuanshu_app' && writes.includes(privilege));
  const found: Finding[] = held.map(({ privilege }) => ({
    rule: 'shared-read-only',
    object: name,
    message: `belongs to no zone and lets the application ${privilege}`,
  }));
  // Tenants have UUIDs; a text zone_id names a published zone, which is no tenant.
  if (columns.some((column) => column.name === 'zone_id' && column.type === 'uuid')) {
    const message = 'is declared shared and holds a zone_id of tenants: its rows would be open to all zones';
    found.push({ rule: 'shared-without-zone', object: name, message });
  }
  return found;
}

function lintTenantTable(table: CatalogTable, names: Names): Finding[] {
  const found: Finding[] = [];
  const report = (rule: SchemaRule, message: string) => found.push({ rule, object: table.name, message });
  const zone = table.columns.find((column) => column.name === 'zone_id');
  if (zone?.type !== 'uuid' || !zone.required) report('zone-column', 'has no column zone_id uuid not null');
  if (!table.keys.some((key) => key.kind === 'primary')) report('zone-leads-keys', 'has no primary key');
  for (const { name, kind, columns, target } of table.keys) {
    if (columns[0] === 'zone_id' || (target !== null && names.shared.has(target))) continue;
    report('zone-leads-keys', `${kind} key ${name} (${columns.join(', ')}) does not begin with zone_id`);
  }
  for (const flaw of flawsOfIsolation(table)) report('isolation', flaw);
  return found;
}

const ownZone = /zone_id = platform\.current_zone\(\)/;

function flawsOfIsolation({ rowSecurity, forced, policies }: CatalogTable): string[] {
  const flaws: string[] = [];
  if (!rowSecurity) flaws.push('has no row-level security');
  if (!forced) flaws.push('does not force row-level security on its owner');
  if (policies.length === 0) flaws.push('has no policy');
  for (const { name, permissive, using, check } of policies) {
    // A restrictive policy only narrows; a permissive one opens, so each must name the zone.
    if (!permissive) continue;
    if (using !== null && !ownZone.test(using)) flaws.push(`policy ${name} shows rows of other zones`);
    if (check !== null && !ownZone.test(check)) flaws.push(`policy ${name} takes rows for other zones`);
    if (using === null && check === null) flaws.push(`policy ${name} has no condition`);
  }
  return flaws;
}

function lintDefiners({ definers }: Catalog): Finding[] {
  return definers.flatMap(({ name, fixedSearchPath, publicExecute }): Finding[] => {
    const flaws = [fixedSearchPath ? '' : 'without its own search_path', publicExecute ? 'for everyone' : ''].filter(
      Boolean,
    );
    const message = `runs with its owner’s rights ${flaws.join(' and ')}`;
    return flaws.length === 0 ? [] : [{ rule: 'definer-function', object: name, message }];
  });
}

function lintDeclared({ tables }: Catalog, { shared, appendOnly, exempt }: Names): Finding[] {
  const known = new Set(tables.map((table) => table.name));
  return [...new Set([...shared, ...appendOnly, ...exempt])]
    .filter((name) => !known.has(name))
    .map((object) => ({ rule: 'declared-table', object, message: 'is declared by a part and does not exist' }));
}
