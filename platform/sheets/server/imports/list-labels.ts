import type { Locale } from '#platform/i18n/contract/locale.ts';

const marks = {
  'zh-CN': { comma: '、', more: '……', semicolon: '；' },
  en: { comma: ', ', more: ' and more', semicolon: '; ' },
} as const;

/** The first labels of some choices as one reads them in a sentence; says that there are more. */
export function listLabels(choices: readonly { label: string }[], most: number, locale: Locale): string {
  const { comma, more } = marks[locale];
  const labels = choices.slice(0, most).map(({ label }) => label);
  return labels.join(comma) + (choices.length > most ? more : '');
}

/** Parts of one sentence, joined by the semicolon of the language. */
export function joinParts(parts: readonly string[], locale: Locale): string {
  return parts.join(marks[locale].semicolon);
}
