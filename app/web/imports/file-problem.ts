import { mostMebibytes } from '#platform/sheets/contract/endpoints.ts';

/** Extensions of the files that are taken; the server judges by the content. */
export const sheetExtensions = ['xlsx', 'xls', 'csv'] as const;

/** Why a file is not even sent. */
export interface ChoiceProblem {
  readonly kind: 'otherKind' | 'empty' | 'tooLarge';
}

/** Checks a chosen file by what is known before it is sent; undefined when it may be. */
export function problemOfFile({ name, size }: { name: string; size: number }): ChoiceProblem | undefined {
  const extension = name.toLowerCase().split('.').at(-1);
  if (!sheetExtensions.some((known) => known === extension)) return { kind: 'otherKind' };
  if (size === 0) return { kind: 'empty' };
  return size > mostMebibytes * 1024 * 1024 ? { kind: 'tooLarge' } : undefined;
}
