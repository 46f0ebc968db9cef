import { useEffect, useState } from 'react';
import type { FormDefinition, FormValues } from '#kernel/forms/contract/form-definition.ts';
import { ApiError } from '../api/api-error.ts';
import { DraftKeeper, type DraftState, type HeldDraft, type SaveAnswer } from './draft-keeper.ts';
import { copyToHold, joinHeld } from './held-copy.ts';

/** What a page gives to have a draft kept. */
export interface DraftProps {
  /** Names the draft on this device: account, form, party. */
  name: string;
  /** Says which values are personal: those are not copied to the device. */
  definition: FormDefinition;
  /** The draft that the server has; null without one. */
  begun: { readonly revision: number; readonly savedAt: string; readonly values: FormValues } | null;
  /** Sends the draft; throws `ApiError`. */
  save: (values: FormValues, revision: number) => Promise<{ revision: number; savedAt: string }>;
  /** Code of the refusal that means that somebody else saved since. */
  conflict: string;
}

/** A draft as a page uses it. */
export interface KeptDraft {
  readonly state: DraftState;
  /** What this device had kept and the server not; the form begins with it. */
  readonly held: FormValues | null;
  keep(values: FormValues): void;
  /** Keeps what stands here over what was saved elsewhere as `revision`. */
  keepOver(revision: number): void;
  /** The form was sent, or the other draft is taken: nothing of this page is kept. */
  close(): void;
}

/** Keeps a draft by the second, with a copy on the device of what names nobody until the server has it; leaving saves at once, or warns. */
export function useDraft(props: DraftProps): KeptDraft {
  const [state, setState] = useState<DraftState>(() =>
    props.begun === null ? { is: 'idle' } : { is: 'saved', at: props.begun.savedAt },
  );
  const [begin] = useState(() => {
    const { revision = 0, savedAt = null, values: saved = {} } = props.begun ?? {};
    const stored = readHeld(props.name);
    const held = stored === null ? null : { ...stored, values: joinHeld(props.definition, stored.values, saved) };
    const keeper = new DraftKeeper(
      {
        save: (values, known) =>
          props.save(values, known).then(savedAnswer, (error) => refusalOf(error, props.conflict)),
        hold: (copy) => writeHeld(props.name, copy && { ...copy, values: copyToHold(props.definition, copy.values) }),
        later: (milliseconds, work) => {
          const timer = setTimeout(work, milliseconds);
          return () => clearTimeout(timer);
        },
        tell: setState,
      },
      { revision, savedAt },
    );
    return { keeper, held, older: held !== null && held.revision !== revision };
  });
  const { keeper, held, older } = begin;
  useEffect(() => {
    if (held === null) return;
    if (older) keeper.beginInConflict(held.values);
    else keeper.change(held.values);
  }, [keeper, held, older]);
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (!keeper.unsaved) return;
      keeper.flush();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    addEventListener('beforeunload', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('beforeunload', leave);
      keeper.flush();
    };
  }, [keeper]);
  return {
    ...{ state, held: held?.values ?? null },
    keep: (values) => keeper.change(values),
    keepOver: (revision) => keeper.keepOver(revision),
    close: () => keeper.close(),
  };
}

function savedAnswer({ revision, savedAt }: { revision: number; savedAt: string }): SaveAnswer {
  return { is: 'saved', revision, savedAt };
}

function refusalOf(error: unknown, conflict: string): SaveAnswer {
  if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500 || error.status === 429) {
    return { is: 'unreachable' };
  }
  return error.code === conflict ? { is: 'conflict' } : { is: 'refused', message: error.message };
}

const keyOf = (name: string) => `yuanshu.draft.forms.${name}`;

function readHeld(name: string): HeldDraft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null');
    return stored !== null && typeof stored === 'object' && 'values' in stored ? (stored as HeldDraft) : null;
  } catch {
    return null;
  }
}

/** A browser that forbids storage still saves with the server: it only has no copy of the last second. */
function writeHeld(name: string, copy: HeldDraft | null): void {
  try {
    if (copy === null) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), JSON.stringify(copy));
  } catch {
    // Said above.
  }
}
