import type { FirmValues } from './firm-values.ts';

const key = 'yuanshu.draft.parties.firm';

/** What was typed and not yet sent, kept with this tab only. */
export const draft = {
  read(): FirmValues | undefined {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
      return typeof stored === 'object' && stored !== null ? (stored as FirmValues) : undefined;
    } catch {
      return undefined;
    }
  },
  keep(values: FirmValues): void {
    const typed = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
    attempt(() => {
      if (typed.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(typed)));
    });
  },
  drop(): void {
    attempt(() => sessionStorage.removeItem(key));
  },
};

/** A browser that forbids storage still lets people register: they only have no draft. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Said above.
  }
}
