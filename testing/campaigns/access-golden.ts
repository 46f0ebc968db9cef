// `node testing/campaigns/access-golden.ts`: writes access.golden.json anew. What changes there is who may do what:
// it is read line by line before it is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeForReading } from '#app/server/compose.ts';
import { type AccessSource, type AccessTable, accessTable } from './access-table.ts';

const file = new URL('access.golden.json', import.meta.url);

/** What the code declares. */
export function declaredAccess(): AccessSource {
  const { parts, routes } = composeForReading();
  return { tables: parts.map((part) => part.permissions), endpoints: routes.map(({ endpoint }) => endpoint) };
}

/** What people have agreed to; a row that is missing there fails the tests. */
export function agreedAccess(): AccessTable {
  return JSON.parse(readFileSync(file, 'utf8')) as AccessTable;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { permissions, endpoints } = accessTable(declaredAccess());
  const rows = (table: object) =>
    Object.entries(table).map(([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  const part = (name: string, table: object) => `  "${name}": {\n${rows(table).join(',\n')}\n  }`;
  writeFileSync(file, `{\n${part('permissions', permissions)},\n${part('endpoints', endpoints)}\n}\n`);
  console.log(`${Object.keys(permissions).length} permissions, ${Object.keys(endpoints).length} endpoints`);
}
