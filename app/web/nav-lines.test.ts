import { describe, expect, it } from 'vitest';
import { type Role, roles } from '#platform/access/contract/roles.ts';
import { modules } from './modules.ts';

type PermissionFile = { permissions?: Readonly<Record<string, readonly Role[]>> };
const files = import.meta.glob<Record<string, PermissionFile['permissions']>>(
  '/{platform,kernel,modules,app}/**/contract/*permissions.ts',
  { eager: true },
);
/** Who holds which permission, from every table of every part. */
const holders = new Map(
  Object.values(files).flatMap((file) => Object.values(file).flatMap((table) => Object.entries(table ?? {}))),
);
const textAt = (tree: unknown, key: string) =>
  key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], tree);

describe('the navigation', () => {
  it('knows who holds the permission of each of its lines', () => {
    const asked = modules.flatMap(({ nav }) => nav.map(({ permission }) => permission));
    expect(asked.filter((permission) => !holders.has(permission))).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('has no two lines alike that one person sees (%s)', async (language) => {
    const lines = await Promise.all(
      modules.map(async ({ locale, nav }) => {
        const texts = (await locale[language]()).default;
        return nav.map(({ labelKey, permission }) => ({ label: textAt(texts, labelKey), permission }));
      }),
    );
    for (const role of roles) {
      const seen = lines
        .flat()
        .flatMap(({ label, permission }) => (holders.get(permission)?.includes(role) ? [label] : []));
      expect([role, seen]).toEqual([role, [...new Set(seen)]]);
    }
  });
});
