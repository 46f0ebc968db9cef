import { composeForReading } from '#app/server/compose.ts';
import { type Locale, nearestLocale } from '#platform/i18n/contract/locale.ts';

/** Results go to standard output, everything else to standard error. */
export interface Output {
  locale: Locale;
  text(key: string, params?: Record<string, string | number>): string;
  /** A result. */
  result(text: string): void;
  /** One JSON value on a line of its own. */
  json(value: unknown): void;
  /** Whatever is not a result. */
  note(text: string): void;
}

/** The language is YUANSHU_LANG, else that of the terminal; English when the terminal names none. */
export function cliLocale(env: Record<string, string | undefined>): Locale {
  const tag = env.YUANSHU_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en';
  return tag === 'C' || tag.startsWith('C.') || tag === 'POSIX' ? 'en' : nearestLocale(tag);
}

/** Output of this process. */
export function openOutput(env: Record<string, string | undefined>): Output {
  const locale = cliLocale(env);
  const { text } = composeForReading();
  return {
    locale,
    text: (key, params) => text(locale, key, params),
    result: (line) => void process.stdout.write(line.endsWith('\n') ? line : `${line}\n`),
    json: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    note: (line) => void process.stderr.write(line.endsWith('\n') ? line : `${line}\n`),
  };
}
