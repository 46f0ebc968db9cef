import { z } from 'zod';
import { AppError, type FieldError } from '#platform/errors/contract/errors.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

const errorMaps = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Parses input; a broken rule names each field in the caller's language. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown, locale: Locale): z.output<T> {
  const result = schema.safeParse(input, { error: errorMaps[locale] });
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 50).map((issue) => fieldError(issue));
  throw new AppError('http.invalidInput', {}, fields);
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  return { field: issue.path.join('.'), message: issue.message };
}
