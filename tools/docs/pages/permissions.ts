import type { Composition } from '#app/server/compose.ts';
import { roles } from '#platform/access/contract/roles.ts';
import { code, page, table } from '../markdown.ts';

/** Who may do what: permissions by role, and the permission of every endpoint. */
export function permissionsPage({ grants, routes, text }: Composition): string {
  const named = roles.map(
    (role) => `${role}: ${text('en', `auth:roles.${role}`)} ${text('zh-CN', `auth:roles.${role}`)}`,
  );
  const permissions = [...grants.all].sort();
  const rows = permissions.map((permission) => [
    code(permission),
    ...roles.map((role) => (grants.allows(role, permission) ? '●' : '')),
  ]);
  const endpoints = routes
    .map(({ endpoint }) => endpoint)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, permission }) => [
      code(id),
      code(permission),
      ...roles.map((role) => (grants.allows(role, permission) ? '●' : '')),
    ]);
  return page(
    '# Permissions 权限',
    'Declared in the contracts of the modules, enforced before every use-case, tested for every role at every endpoint.',
    `## Roles\n\n${named.map((line) => `- ${line}`).join('\n')}`,
    `## Permissions by role\n\n${table(['permission', ...roles], rows)}`,
    `## Endpoints by role\n\n${table(['endpoint', 'permission', ...roles], endpoints)}`,
  );
}
