import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinGrants } from '#platform/access/server/grants.ts';
import { AppError, type ErrorCode } from '#platform/errors/contract/errors.ts';
import { describeError, joinErrors } from '#platform/errors/server/registry.ts';
import { locales } from '#platform/i18n/contract/locale.ts';
import { composeForReading } from './compose.ts';

const { errors, text, routes, grants, parts } = composeForReading();

describe('the error registry', () => {
  it.each([...errors.keys()].flatMap((code) => locales.map((locale) => [code, locale] as const)))(
    'has a message and a remedy for %s in %s, using the values it declares and no others',
    (code, locale) => {
      const params = errors.get(code)?.params ?? [];
      const marks = Object.fromEntries(params.map((name) => [name, `«${name}»`]));
      const { message, remedy } = describeError(text, locale, new AppError(code, marks));
      for (const name of params) expect(`${message}${remedy}`).toContain(`«${name}»`);
      expect(`${message}${remedy}`).not.toMatch(/\{\{/);
      expect(remedy.length).toBeGreaterThan(3);
    },
  );

  it('holds every code that an endpoint declares', () => {
    const declared = routes.flatMap(({ endpoint }) => endpoint.errors ?? []);
    expect(declared.filter((code) => !errors.has(code as ErrorCode))).toEqual([]);
  });

  it('refuses a code told twice', () => {
    const table = { 'a.b': { status: 400, params: [] } } as const;
    expect(() => joinErrors([table, table])).toThrow(/twice/);
  });
});

describe('texts', () => {
  it.each(routes.map(({ endpoint }) => endpoint.id))('summarise %s in both languages', (id) => {
    const [module, name] = id.split('.');
    for (const locale of locales) expect(text(locale, `${module}:endpoints.${name}`).length).toBeGreaterThan(1);
  });

  it('that are missing stop whoever asks for them', () => {
    expect(() => text('en', 'http:no.such.text')).toThrow(/no text/);
  });
});

describe('grants', () => {
  it('give nobody a permission that no module declares', () => {
    expect(grants.allows('leader', 'nobody:declares')).toBe(false);
  });

  it('refuse a permission told twice', () => {
    const table = { 'a:read': [] } as const;
    expect(() => joinGrants([table, table])).toThrow(/twice/);
  });

  it('are used: no module declares a permission that no endpoint, figure, alarm, layer or page asks for', () => {
    const given = parts.flatMap(({ metrics = [], alarms = [], mapLayers = [] }) => [
      ...metrics,
      ...alarms,
      ...mapLayers,
    ]);
    const asked = new Set([...routes.map(({ endpoint }) => endpoint), ...given].map(({ permission }) => permission));
    const pages = globSync(['ui/**/*.tsx', '*/*/web/**/*.tsx', 'app/web/**/*.tsx']).map((file) =>
      readFileSync(file, 'utf8'),
    );
    const shown = (permission: string) => pages.some((text) => text.includes(`can('${permission}')`));
    expect(grants.all.filter((permission) => !asked.has(permission) && !shown(permission))).toEqual([]);
  });
});

describe('parts', () => {
  it('have a name of their own, and their endpoints, errors and permissions begin with it', () => {
    expect(new Set(parts.map((part) => part.name)).size).toBe(parts.length);
    for (const part of parts) {
      for (const { endpoint } of part.routes) expect(endpoint.id.split('.')[0]).toBe(part.name);
      for (const code of Object.keys(part.errors)) expect(code.split('.')[0]).toBe(part.name);
      for (const permission of Object.keys(part.permissions)) expect(permission.split(':')[0]).toBe(part.name);
    }
  });
});
