/** Name of the session cookie, without the prefix that it has over HTTPS. */
export const sessionCookie = 'yuanshu_session';

/**
 * Name of a cookie as browsers see it (RFC 6265bis section 4.1.3). Over HTTPS the prefix makes them refuse it unless it is
 * secure and, for the whole site, set by this very host; over http they would refuse the prefix.
 */
export function cookieName(name: string, { https, path = '/' }: { https: boolean; path?: string }): string {
  if (!https) return name;
  return path === '/' ? `__Host-${name}` : `__Secure-${name}`;
}
