import type { Client } from 'pg';

/** A table as the catalogue of PostgreSQL has it. */
export interface CatalogTable {
  /** `schema.table`. */
  name: string;
  kind: 'table' | 'view';
  owner: string;
  comment: string | null;
  rowSecurity: boolean;
  forced: boolean;
  /** A view that reads with the rights of its reader. */
  securityInvoker: boolean;
  columns: { name: string; type: string; required: boolean; defaultValue: string | null; comment: string | null }[];
  keys: { name: string; kind: 'primary' | 'unique' | 'foreign'; columns: string[]; target: string | null }[];
  policies: { name: string; permissive: boolean; roles: string[]; using: string | null; check: string | null }[];
  grants: { grantee: string; privilege: string }[];
}

/** Everything of a database that the linter judges. */
export interface Catalog {
  schemas: { name: string; comment: string | null; publicGrants: string[] }[];
  tables: CatalogTable[];
  /** Functions that run with the rights of their owner. */
  definers: { name: string; fixedSearchPath: boolean; publicExecute: boolean }[];
  sequences: { name: string; publicGrants: string[] }[];
}

/** Schemas of PostgreSQL itself, and the worker's, whose tables are its own. */
const foreignSchemas = "nspname !~ '^(pg_|information_schema$|graphile_worker$)'";

const schemas = `
  select nspname as name, obj_description(oid, 'pg_namespace') as comment,
    array(select privilege_type from aclexplode(nspacl) where grantee = 0) as "publicGrants"
  from pg_namespace where nspname !~ '^(pg_|information_schema$)'
    and (nspname <> 'public' or exists (select 1 from pg_class where relnamespace = pg_namespace.oid))`;

const tables = `
  select n.nspname || '.' || c.relname as name,
    case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
    pg_get_userbyid(c.relowner) as owner, obj_description(c.oid, 'pg_class') as comment,
    c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
    coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false) as "securityInvoker",
    (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull, 'defaultValue', pg_get_expr(d.adbin, d.adrelid), 'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(key order by key ->> 'name'), '[]') from (
      select json_build_object('name', k.conname, 'kind', case k.contype when 'p' then 'primary' else 'foreign' end,
        'columns', array(select a.attname from unnest(k.conkey) with ordinality u(num, place)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num order by u.place),
        'target', (select tn.nspname || '.' || t.relname from pg_class t
          join pg_namespace tn on tn.oid = t.relnamespace where t.oid = k.confrelid)) as key
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'f')
      union all
      select json_build_object('name', i.indexrelid::regclass::text, 'kind', 'unique',
        'columns', array(select coalesce(a.attname::text, '(expression)') from unnest(x.indkey::int2[]) with ordinality u(num, place)
          left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.num order by u.place),
        'target', null)
      from pg_index i cross join lateral (select i.indkey) x where i.indrelid = c.oid and i.indisunique and not i.indisprimary
    ) found) as keys,
    (select coalesce(json_agg(json_build_object('name', polname, 'permissive', polpermissive,
        'roles', array(select case r when 0 then 'public' else pg_get_userbyid(r) end from unnest(polroles) r),
        'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid))), '[]')
      from pg_policy where polrelid = c.oid) as policies,
    (select coalesce(json_agg(distinct jsonb_build_object('grantee', case g.grantee when 0 then 'public' else pg_get_userbyid(g.grantee) end,
        'privilege', g.privilege_type)), '[]')
      from (select * from aclexplode(c.relacl) union all
        select e.* from pg_attribute a, aclexplode(a.attacl) e where a.attrelid = c.oid) g) as grants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and ${foreignSchemas} order by 1`;

const definers = `
  select p.oid::regprocedure::text as name,
    exists (select 1 from unnest(p.proconfig) setting where setting like 'search_path=%') as "fixedSearchPath",
    exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0) as "publicExecute"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${foreignSchemas}`;

const sequences = `
  select n.nspname || '.' || c.relname as name,
    array(select privilege_type from aclexplode(c.relacl) where grantee = 0) as "publicGrants"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${foreignSchemas}`;

/** Reads the whole catalogue over one connection of a superuser. */
export async function readCatalog(client: Client): Promise<Catalog> {
  const rows = async <T>(sql: string) => (await client.query(sql)).rows as T[];
  return {
    schemas: await rows<Catalog['schemas'][number]>(schemas),
    tables: await rows<CatalogTable>(tables),
    definers: await rows<Catalog['definers'][number]>(definers),
    sequences: await rows<Catalog['sequences'][number]>(sequences),
  };
}
