const elsewhere = 'https://elsewhere.invalid';

/** A path of this site to go to after signing in; anything that a browser could read as another site, or as the API, becomes `/`. */
export function safePath(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to) || to.length > 300) return '/';
  if (!URL.canParse(to, elsewhere)) return '/';
  const { origin, pathname, search, hash } = new URL(to, elsewhere);
  if (origin !== elsewhere || pathname.startsWith('//') || pathname.startsWith('/api/')) return '/';
  return `${pathname}${search}${hash}`;
}
