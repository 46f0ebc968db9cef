import type { PermissionId } from '#platform/access/contract/permissions.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';
import { type Check, checkDraft } from './check-draft.ts';
import { type DraftState, openState } from './draft-content.ts';
import type { KeptChecks } from './kept-checks.ts';
import type { OpenRegister } from './open-registers.ts';
import type { ImportContext } from './sheet-register.ts';
import { findDraft, type StoredDraft } from './store/drafts.ts';

/** In which zone and when registers are asked for. */
export type Asked = Pick<RequestContext, 'db' | 'now'>;

/** What all use-cases of imports share. */
export interface Imports {
  /** Registers of all parts by id, and those that the zone of the connection makes from its own rows. */
  registers(asked: Asked): Promise<ReadonlyMap<string, OpenRegister>>;
  /** One of them; undefined when there is none. */
  register(asked: Asked, id: string): Promise<OpenRegister | undefined>;
  kept: KeptChecks;
  /** Columns of all parts that name a party, with the part whose texts say what the rows are. */
  references: readonly (PartyReference & { part: string })[];
}

/** The account and zone of the caller. */
export function callerOf({ zone, account }: RequestContext): { zoneId: string; accountId: string } {
  if (zone === null || account === null) throw new AppError('http.signInNeeded');
  return { zoneId: zone.id, accountId: account.id };
}

/** Time of a request as it is stored, ISO 8601 in UTC. */
export function momentOf(context: RequestContext): string {
  return context.now().toString({ fractionalSecondDigits: 3 });
}

/** Whether the caller may import into a register. */
export function takesSheets({ closed, permission }: OpenRegister, context: RequestContext): boolean {
  return closed !== true && context.can(permission);
}

/** A register that the caller may import into. */
export async function requireRegister(imports: Imports, id: string, context: RequestContext): Promise<OpenRegister> {
  const register = await imports.register(context, id);
  if (register === undefined || !takesSheets(register, context)) throw new AppError('sheets.registerUnknown');
  return register;
}

/** Who imports, for the register. */
export function importContext(context: RequestContext, emptyClears: boolean): ImportContext {
  const now = context.now();
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const can = (permission: PermissionId) => context.can(permission);
  return { ...callerOf(context), now, today, keys: context.keys, can, emptyClears };
}

/** A draft of the caller with what was chosen of it. */
export interface OpenDraft {
  stored: StoredDraft;
  state: DraftState;
  register: OpenRegister;
  context: ImportContext;
}

/** Opens a draft of the caller; that of anybody else is as unknown as none. */
export async function openDraft(imports: Imports, id: string, context: RequestContext): Promise<OpenDraft> {
  const { accountId } = callerOf(context);
  const stored = await findDraft(context.db, { id, accountId, at: momentOf(context) });
  const register = stored === undefined ? undefined : await imports.register(context, stored.register);
  if (stored === undefined || register === undefined || !takesSheets(register, context)) {
    throw new AppError('sheets.draftUnknown');
  }
  const state = await openState(context.keys, stored);
  return { stored, state, register, context: importContext(context, state.emptyClears) };
}

/** The check of a draft, kept or made anew; undefined while required columns are missing. */
export async function checkOf(imports: Imports, draft: OpenDraft, { db }: RequestContext): Promise<Check | undefined> {
  const { stored, state, register, context } = draft;
  const at = context.now.epochMilliseconds;
  const kept = imports.kept.get(stored.id, stored.revision, at);
  if (kept !== undefined) return kept.check;
  const check = await checkDraft({ db, draftId: stored.id, register, state, context });
  imports.kept.put(stored.id, { revision: stored.revision, at, check });
  return check;
}

/** The same, where only a checked draft will do. */
export async function requireCheck(imports: Imports, draft: OpenDraft, context: RequestContext): Promise<Check> {
  const check = await checkOf(imports, draft, context);
  if (check === undefined) throw new AppError('sheets.notChecked');
  return check;
}
