import type { WebModule } from '#ui/module.ts';

/** The first page that the person may read, in the order of the navigation. */
export function firstReadablePage(
  modules: readonly WebModule[],
  can: (permission: string) => boolean,
): string | undefined {
  return modules.flatMap((module) => module.nav).find((entry) => can(entry.permission))?.path;
}

/** Where to go after signing in: only a path of this site, never another origin. */
export function safeTarget(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}
