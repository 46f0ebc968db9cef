import { AppError } from '#platform/errors/contract/errors.ts';

const name = /^[!#$%&'*+.^_`|~0-9a-z-]{1,64}$/;
// Visible ASCII with spaces between: nothing that ends a line or changes its meaning.
const value = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/;
/** Headers that steer the connection, or carry somebody's session. */
const kept =
  /^(host|connection|keep-alive|upgrade|te|trailer|expect|content-length|transfer-encoding|accept-encoding|cookie2?|forwarded|via|proxy-.*|x-forwarded-.*)$/;

/** Headers in lower case; one that could begin another header or request, or that is not the caller's to set, is refused. */
export function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([key, text]) => [key.toLowerCase(), text] as const);
  const plain = entries.every(
    ([key, text]) => name.test(key) && !kept.test(key) && text.length <= 8_192 && value.test(text),
  );
  if (!plain || new Set(entries.map(([key]) => key)).size < entries.length)
    throw new AppError('outbound.requestRefused');
  return Object.fromEntries(entries);
}
