/** Any origin: only what a path adds to it counts. */
const here = 'http://localhost';

/** The path that a browser is led to, in the language that was chosen; throws where it would leave this server. */
export function redirectPath(path: string, lang: string | undefined): string {
  const target = URL.parse(path, here);
  // `/.//other.example` is of this origin, and what is left of it is not.
  if (target === null || !path.startsWith('/') || target.origin !== here || target.pathname.startsWith('//')) {
    throw new Error('a public page leads to another origin');
  }
  if (lang !== undefined && !target.searchParams.has('lang')) target.searchParams.set('lang', lang);
  return `${target.pathname}${target.search}${target.hash}`;
}
