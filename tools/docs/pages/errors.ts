import type { Composition } from '#app/server/compose.ts';
import { describeError } from '#platform/errors/server/registry.ts';
import { locales } from '#platform/i18n/contract/locale.ts';
import { page } from '../markdown.ts';

/** Every error code with its status, texts and remedies in both languages. */
export function errorsPage({ errors, text }: Composition): string {
  const entries = [...errors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, params }]) => {
      const places = Object.fromEntries(params.map((name) => [name, `{${name}}`]));
      const lines = locales.flatMap((locale) => {
        const { message, remedy } = describeError(text, locale, { code, params: places });
        return [`- ${message}\n  ${remedy}`];
      });
      return [`## ${code}`, `Status ${status}`, lines.join('\n')].join('\n\n');
    });
  const intro = `${errors.size} errors. An answer with status 4xx or 5xx carries the code, the message and the remedy in the caller's language, and a number that finds the request in the log.`;
  return page('# Errors 错误', intro, ...entries);
}
