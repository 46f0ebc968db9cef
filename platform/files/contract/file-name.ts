// Control and format characters (among them those that turn the reading direction), and what file systems reserve.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}"*/:<>?\\|]/gu;

/** Longest name kept, in characters. */
export const longestName = 120;

/**
 * A name that is safe to show, to store and to offer for download: the last part of a path, composed (NFC), without
 * characters that hide or reserve, not beginning with a dot; the extension survives shortening. Empty becomes `file`.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const bare = last
    .replace(unsafe, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const [, stem = bare, extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/su.exec(bare) ?? [];
  const shortened = [...stem]
    .slice(0, longestName - extension.length)
    .join('')
    .trim();
  return `${shortened === '' ? 'file' : shortened}${extension}`;
}
