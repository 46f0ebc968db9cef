import type { FirmValues } from './firm-values.ts';

/** What was typed into one form and not yet sent, kept with this tab only. */
export interface Draft {
  read(): FirmValues | undefined;
  keep(values: FirmValues): void;
  drop(): void;
}

/** The draft of a form; `form` tells forms apart, so that what was typed for one firm never turns up under another. */
export function draftOf(form: string): Draft {
  const key = `yuanshu.draft.parties.${form}`;
  return {
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
}

/** A browser that forbids storage still lets people register: they only have no draft. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Said above.
  }
}
