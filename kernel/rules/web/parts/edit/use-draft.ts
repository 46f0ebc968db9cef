import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '#ui/index.ts';
import { type RuleDefinition, ruleDefinition } from '../../../contract/rule-definition.ts';
import { getRule, getRuleDraft, saveRuleDraft } from '../../../contract/rule-endpoints.ts';
import type { RuleDraft } from '../../../contract/rule-record.ts';

/** How what is on the page stands to what is kept. */
export type SaveState =
  | { readonly is: 'saved' }
  | { readonly is: 'waiting' }
  | { readonly is: 'saving' }
  /** Something stands there that cannot be kept: a name that is none, a table without inputs. */
  | { readonly is: 'incomplete'; readonly path: readonly PropertyKey[] }
  /** The server cannot be reached; it is tried again. */
  | { readonly is: 'unreachable' }
  /** Somebody else saved meanwhile. */
  | { readonly is: 'moved'; readonly message: string }
  | { readonly is: 'refused'; readonly message: string; readonly remedy: string };

/** A draft on its page. */
export interface OpenDraft {
  readonly definition: RuleDefinition;
  /** Revision that was kept last. */
  readonly revision: number;
  readonly state: SaveState;
  /** Grows whenever another text took the place of this one: fields that hold what is being typed begin anew. */
  readonly turn: number;
  readonly change: (patch: Partial<RuleDefinition>) => void;
  /** Whether something stands here that is not kept. */
  readonly open: () => boolean;
  /** After somebody else saved: keeps what stands here above it. */
  readonly keepMine: () => void;
  /** After somebody else saved: shows theirs and drops what was not kept. */
  readonly takeTheirs: () => void;
}

/** A change is kept a second after the last key. */
const restsFor = 1_000;
const triesAgainAfter = 10_000;

/** Keeps a draft by itself by the second; one save at a time, the last state last. */
export function useDraft(loaded: RuleDraft): OpenDraft {
  const client = useQueryClient();
  const { ruleId } = loaded;
  const [definition, setDefinition] = useState(loaded.definition);
  const [revision, setRevision] = useState(loaded.revision);
  const [state, setState] = useState<SaveState>({ is: 'saved' });
  const [turn, setTurn] = useState(0);
  const now = useRef({
    definition: loaded.definition,
    kept: loaded.definition,
    revision: loaded.revision,
    busy: false,
  });

  const save = useCallback(async () => {
    const { current } = now;
    if (current.busy || current.definition === current.kept) return;
    const sent = current.definition;
    const checked = ruleDefinition.safeParse(sent);
    if (!checked.success) {
      setState({ is: 'incomplete', path: checked.error.issues[0]?.path ?? [] });
      return;
    }
    current.busy = true;
    setState({ is: 'saving' });
    try {
      const body = { revision: current.revision, definition: checked.data };
      current.revision = (await callApi(saveRuleDraft, { params: { ruleId }, body })).revision;
      current.kept = sent;
      setRevision(current.revision);
      setState({ is: current.definition === sent ? 'saved' : 'waiting' });
      void client.invalidateQueries({ queryKey: [getRule.id] });
    } catch (error) {
      setState(stateAfter(error));
    } finally {
      current.busy = false;
    }
  }, [ruleId, client]);

  const change = useCallback((patch: Partial<RuleDefinition>) => {
    const next = { ...now.current.definition, ...patch };
    now.current.definition = next;
    setDefinition(next);
    setState((before) => (before.is === 'moved' ? before : { is: 'waiting' }));
  }, []);

  const show = useCallback((draft: RuleDraft) => {
    now.current = { ...now.current, definition: draft.definition, kept: draft.definition, revision: draft.revision };
    setDefinition(draft.definition);
    setRevision(draft.revision);
    setState({ is: 'saved' });
    setTurn((before) => before + 1);
  }, []);
  useAdopt(loaded, now.current, show);
  useTimedSave(state, save);
  const open = useCallback(() => now.current.definition !== now.current.kept, []);
  useLeaving(open, save);

  const newest = () =>
    client.fetchQuery({ queryKey: ['rules.newestDraft', ruleId], queryFn: () => fetchDraft(ruleId) });
  return {
    ...{ definition, revision, state, turn, change, open },
    keepMine: () =>
      void newest().then((draft) => {
        now.current.revision = draft.revision;
        setState({ is: 'waiting' });
        return save();
      }, report),
    takeTheirs: () => void newest().then(show, report),
  };
}

function fetchDraft(ruleId: string): Promise<RuleDraft> {
  return callApi(getRuleDraft, { params: { ruleId } });
}

function report(error: unknown): void {
  console.warn('the draft could not be read anew', error);
}

function stateAfter(error: unknown): SaveState {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return { is: 'unreachable' };
  const { message, remedy } = error;
  return error.code === 'rules.draftMoved' ? { is: 'moved', message } : { is: 'refused', message, remedy };
}

interface Kept {
  readonly definition: RuleDefinition;
  readonly kept: RuleDefinition;
  readonly revision: number;
}

/** What was read anew replaces what stands here, unless something here is not kept yet. */
function useAdopt(loaded: RuleDraft, { definition, kept, revision }: Kept, show: (draft: RuleDraft) => void): void {
  const newer = loaded.revision > revision && definition === kept;
  useEffect(() => {
    if (newer) show(loaded);
  }, [newer, loaded, show]);
}

/** Every change is a new state, which begins the rest anew. */
function useTimedSave(state: SaveState, save: () => Promise<void>): void {
  useEffect(() => {
    if (state.is !== 'waiting' && state.is !== 'unreachable') return;
    const timer = setTimeout(() => void save(), state.is === 'waiting' ? restsFor : triesAgainAfter);
    return () => clearTimeout(timer);
  }, [state, save]);
}

/** Keeps at once when the page is left for another; `open` says whether there is something to keep. */
function useLeaving(open: () => boolean, save: () => Promise<void>): void {
  useEffect(
    () => () => {
      if (open()) void save();
    },
    [open, save],
  );
}
