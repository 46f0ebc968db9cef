import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { contentsOf, handOver, nextPosition } from './hand-over.ts';
import type { DepartmentContent } from './records.ts';

/** The sources go over into a department of their kind, one that stands or a new one beside the first of them. */
export function planMerging(draft: Draft, { sourceIds, into }: ChangeOf<'merging'>): undefined {
  if (new Set(sourceIds).size !== sourceIds.length) return draft.fault('twiceTaken');
  const sources = sourceIds.flatMap((id) => draft.standing(id) ?? []);
  const [first] = sources;
  if (first === undefined || sources.length < sourceIds.length) return;
  const root = sources.find((source) => source.kind === 'zoneAuthority');
  if (root !== undefined) return draft.fault('authorityStays', { name: root.name });
  const other = sources.find((source) => source.kind !== first.kind);
  if (other !== undefined) return draft.fault('otherKind', { name: other.name, other: first.name });
  const targetId =
    'departmentId' in into ? standingTarget(draft, into.departmentId, { sourceIds, first }) : draft.newId();
  if (targetId === undefined) return;
  if ('name' in into) {
    const position = nextPosition(contentsOf(draft.department.all()));
    draft.department.put(targetId, { ...first, name: into.name, code: into.code, position }, into.name);
  }
  for (const id of sourceIds) handOver(draft, id, targetId);
}

function standingTarget(
  draft: Draft,
  id: string,
  { sourceIds, first }: { sourceIds: readonly string[]; first: DepartmentContent },
): string | undefined {
  const target = draft.standing(id);
  if (target === undefined) return undefined;
  if (sourceIds.includes(id)) draft.fault('targetAmongSources', { name: target.name });
  else if (target.kind !== first.kind) draft.fault('otherKind', { name: target.name, other: first.name });
  else return id;
  return undefined;
}
