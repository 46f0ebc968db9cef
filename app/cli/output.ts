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

/** Where text ends up. */
export interface Sink {
  out(text: string): void;
  err(text: string): void;
}

/** Standard output and standard error of this process. */
export const processSink: Sink = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** Output in the language of the environment. */
export function openOutput(env: Record<string, string | undefined>, sink: Sink): Output {
  const locale = cliLocale(env);
  const { text } = composeForReading();
  return {
    locale,
    text: (key, params) => text(locale, key, params),
    result: (line) => sink.out(ended(line)),
    json: (value) => sink.out(`${JSON.stringify(value)}\n`),
    note: (line) => sink.err(ended(line)),
  };
}

const ended = (line: string): string => (line.endsWith('\n') ? line : `${line}\n`);
