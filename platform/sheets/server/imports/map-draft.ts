import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { DraftView, MappedColumn } from '../../contract/draft.ts';
import type { mapDraft as endpoint } from '../../contract/endpoints.ts';
import { unitOf } from '../../contract/propose-mapping.ts';
import { type DraftState, openSheet, sealState } from './draft-content.ts';
import { checkOf, type Imports, importContext, type OpenDraft, openDraft } from './imports.ts';
import { mapSheet, refuseTooMany } from './send-sheet.ts';
import { advanceDraft, listSteps, removeRepairs } from './store/drafts.ts';
import { viewDraft } from './view-draft.ts';

type Body = EndpointParsed<typeof endpoint>['body'];

/** Chooses sheet, heading rows, columns and units of a draft; what is not said stays as it is. */
export function mapDraft(imports: Imports) {
  return async ({ params, body }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<DraftView> => {
    const draft = await openDraft(imports, params.draftId, context);
    const state = await chooseState(draft, body, context);
    refuseTooMany(state, draft.register);
    const { stored } = draft;
    const sealed = await sealState(context.keys, stored.id, state);
    const otherSheet = state.sheet !== draft.state.sheet;
    const repairs = await context.transaction(async (tx) => {
      if (!(await advanceDraft(tx, stored, sealed))) throw new AppError('sheets.draftChanged');
      // What was committed stays known: a sheet that is chosen once more does not go in twice.
      if (otherSheet) await removeRepairs(tx, stored.id);
      const columns = state.mapping.flatMap(({ column }) => column ?? []);
      await context.record(tx, {
        subject: { type: 'sheets.draft', id: stored.id },
        after: { sheet: state.sheet, columns },
      });
      return repairsOf(await listSteps(tx, stored.id));
    });
    imports.kept.drop(stored.id);
    const moved: OpenDraft = {
      ...draft,
      state,
      stored: { ...stored, revision: stored.revision + 1, sealedState: sealed },
      context: importContext(context, state.emptyClears),
    };
    return viewDraft(moved, { check: await checkOf(imports, moved, context), repairs }, context);
  };
}

/** Steps behind the last commit: those that can be taken back. */
export function repairsOf(steps: readonly { kind: string }[]): number {
  return steps.length - 1 - steps.findLastIndex(({ kind }) => kind === 'committed');
}

async function chooseState(
  { stored, state, register }: OpenDraft,
  body: Body,
  context: RequestContext,
): Promise<DraftState> {
  const sheet = body.sheet ?? state.sheet;
  const emptyClears = body.emptyClears ?? state.emptyClears;
  const name = state.sheets[sheet]?.name;
  if (name === undefined) throw new AppError('sheets.noTable');
  let chosen = { ...state, emptyClears };
  if (sheet !== state.sheet || body.headerRows !== undefined) {
    const read = await openSheet(context.db, context.keys, { draftId: stored.id, sheet, name });
    const found = await mapSheet(context.db, read, register, body.headerRows);
    if (found.headerRows === null) throw new AppError('sheets.noTable');
    chosen = { ...chosen, ...found, sheet };
  }
  if (body.mapping === undefined) return chosen;
  return { ...chosen, mapping: chooseColumns(chosen.mapping, body.mapping, { register, context }) };
}

interface Where {
  register: OpenDraft['register'];
  context: RequestContext;
}

function chooseColumns(
  mapping: readonly MappedColumn[],
  wanted: NonNullable<Body['mapping']>,
  { register, context }: Where,
): MappedColumn[] {
  const { columns } = register.views[context.locale];
  const bySource = new Map(wanted.map((one) => [one.source, one]));
  const taken = new Set<string>();
  return mapping.map((mapped) => {
    const to = bySource.get(mapped.source);
    if (to === undefined || to.column === null) return { ...mapped, column: null, unit: null, origin: null };
    const view = columns.find(({ key }) => key === to.column);
    if (view === undefined || taken.has(view.key)) {
      throw new AppError('sheets.mappingWrong', { column: view?.label ?? mapped.heading });
    }
    taken.add(view.key);
    const unit = view.type === 'money' ? (to.unit ?? unitOf(mapped.heading, view)) : null;
    const unchanged = mapped.column === view.key && mapped.unit === unit;
    return { ...mapped, column: view.key, unit, origin: unchanged ? mapped.origin : ('chosen' as const) };
  });
}
