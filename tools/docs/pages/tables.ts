import type { ServerModule } from '#platform/module/server-module.ts';
import type { Catalog, CatalogTable } from '#testing/schema/read-catalog.ts';
import { code, page, table } from '../markdown.ts';

/** Every schema and table with columns, keys and who may write. */
export function tablesPage({ schemas, tables }: Catalog, parts: readonly ServerModule[]): string {
  const sorted = schemas
    .filter(({ name }) => tables.some((one) => schemaOf(one) === name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = sorted.map(({ name, comment }) => {
    const own = tables.filter((one) => schemaOf(one) === name).sort((a, b) => (a.name < b.name ? -1 : 1));
    return [`## ${name}`, comment ?? '', ...own.map((one) => tableSection(one, parts))].join('\n\n');
  });
  const intro =
    'One schema a module. A table is of a zone (row-level security: only rows of the connection’s zone), shared by all zones, or of the plumbing.';
  return page('# Tables 数据表', intro, ...sections);
}

function schemaOf({ name }: CatalogTable): string {
  return name.split('.')[0] ?? '';
}

function tableSection(found: CatalogTable, parts: readonly ServerModule[]): string {
  const { name, comment, columns, keys, kind } = found;
  const rows = columns.map((column) => [
    code(column.name),
    column.type,
    column.required ? '' : 'null',
    column.comment ?? '',
  ]);
  const facts = [
    kind === 'view' ? 'view' : belonging(name, parts),
    `written by ${writers(found) || 'the migrator only'}`,
  ];
  const lines = [...keys]
    .sort((a, b) => (`${a.kind} ${a.columns}` < `${b.kind} ${b.columns}` ? -1 : 1))
    .map((key) => `- ${key.kind} key (${key.columns.join(', ')})${key.target ? ` → ${key.target}` : ''}`);
  return [
    `### ${name}`,
    comment ?? '',
    `${facts.join('; ')}.`,
    table(['column', 'type', '', 'meaning'], rows),
    lines.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function belonging(name: string, parts: readonly ServerModule[]): string {
  if (parts.some((part) => part.sharedTables?.includes(name))) return 'shared by all zones';
  const reason = parts.map((part) => part.exemptTables?.[name]).find((one) => one !== undefined);
  return reason === undefined ? 'of a zone' : `plumbing (${reason})`;
}

/** The roles that may change rows, with what they may do. */
function writers({ grants, owner }: CatalogTable): string {
  const order = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];
  const roles = [...new Set(grants.map(({ grantee }) => grantee))].filter((role) => role !== owner).sort();
  return roles
    .map((role) => ({
      role,
      may: order.filter((verb) => grants.some(({ grantee, privilege }) => grantee === role && privilege === verb)),
    }))
    .filter(({ may }) => may.length > 0)
    .map(({ role, may }) => `${role} (${may.join(', ').toLowerCase()})`)
    .join(', ');
}
