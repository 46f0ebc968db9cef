import type { AppError, ErrorCode, ErrorDefinition, ErrorTable } from '#platform/errors/contract/errors.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';

/** All errors of the composition by code. */
export type ErrorRegistry = ReadonlyMap<ErrorCode, ErrorDefinition>;

/** Joins the tables of all modules; a code told twice is a defect. */
export function joinErrors(tables: readonly ErrorTable[]): ErrorRegistry {
  const registry = new Map<ErrorCode, ErrorDefinition>();
  for (const table of tables) {
    for (const [code, definition] of Object.entries(table) as [ErrorCode, ErrorDefinition][]) {
      if (registry.has(code)) throw new Error(`error ${code} is defined twice`);
      registry.set(code, definition);
    }
  }
  return registry;
}

/** Message and remedy of an error in one language. */
export function describeError(text: Text, locale: Locale, error: Pick<AppError, 'code' | 'params'>) {
  const [namespace, name] = error.code.split('.');
  return {
    message: text(locale, `${namespace}:errors.${name}.message`, error.params),
    remedy: text(locale, `${namespace}:errors.${name}.remedy`, error.params),
  };
}
