import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CaseKindSlot } from '#platform/module/case-kind.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { CaseAction, CaseState } from '../contract/case-state.ts';
import { checkLifecycle } from '../contract/check-lifecycle.ts';
import type { Lifecycle } from '../contract/lifecycle.ts';
import type { Acting } from './find-acting.ts';

/** An act as it was done, for the part that declares the kind. */
export interface DoneAct {
  readonly zoneId: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly action: CaseAction;
  /** Null for the opening. */
  readonly before: CaseState | null;
  readonly after: CaseState;
}

/** What a part says of its closed loop. */
export interface CaseKind extends CaseKindSlot {
  readonly lifecycle: Lifecycle;
  /** Acts that the party's own people read in words of their own, under `lifecycles.<name>.ownActs`; the word of staff elsewhere. */
  readonly ownWords?: readonly string[];
  /** Page of a case; `/cases/<id>` where nothing is said. */
  href?(caseId: string): string;
  /** Page of a case for the people of its party, where `href` is a page of staff. */
  ownHref?(caseId: string): string;
  /**
   * Runs in the transaction of the act, after it was written: keeps the part's own rows in step, tells people, or refuses by
   * throwing an AppError, which undoes the act.
   */
  afterAct?(tx: ZoneDb, done: DoneAct, acting: Acting): Promise<void>;
}

/** Kinds by the id of their lifecycle. */
export type CaseKinds = ReadonlyMap<string, CaseKind>;

/** Declares a kind; a lifecycle that is not sound is a defect of its part. */
export function defineCaseKind(kind: CaseKind): CaseKind {
  const faults = checkLifecycle(kind.lifecycle);
  if (faults.length > 0) throw new Error(`lifecycle ${kind.lifecycle.id}: ${faults.join('; ')}`);
  return kind;
}

/** The kinds of all parts; one id or one prefix told twice is a defect. */
export function kindsOf(parts: readonly ServerModule[]): CaseKinds {
  const kinds = parts.flatMap(({ caseKinds = [] }) => caseKinds.filter(isCaseKind));
  const known = new Map(kinds.map((kind) => [kind.lifecycle.id as string, kind]));
  const prefixes = new Set(kinds.map(({ lifecycle }) => lifecycle.prefix));
  if (known.size < kinds.length || prefixes.size < kinds.length)
    throw new Error('two kinds of cases share an id or prefix');
  return known;
}

function isCaseKind(slot: CaseKindSlot): slot is CaseKind {
  if (!('transitions' in slot.lifecycle)) throw new Error(`${slot.lifecycle.id} was not made by defineCaseKind`);
  return true;
}

/** Page of a case, for staff unless the reader is of its party. */
export function hrefOf(kind: CaseKind, caseId: string, reader: { kind?: string } = {}): string {
  const own = reader.kind === 'party' ? kind.ownHref?.(caseId) : undefined;
  return own ?? kind.href?.(caseId) ?? `/cases/${caseId}`;
}
