import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { contentsOf, nextPosition } from './hand-over.ts';

/** A new department under a parent that stands, with a vacant head's post if a title is given. */
export function planFounding(draft: Draft, change: ChangeOf<'founding'>): undefined {
  const { departmentKind: kind, parentId, name, code, headTitle } = change;
  if (parentId !== null && draft.standing(parentId) === undefined) return;
  const id = draft.newId();
  const position = nextPosition(contentsOf(draft.department.all()));
  draft.department.put(id, { standing: true, parentId, kind, code, name, position }, name);
  if (headTitle === undefined) return;
  draft.post.put(
    draft.newId(),
    {
      ...{ standing: true, departmentId: id, title: headTitle, head: true },
      ...{ position: nextPosition(contentsOf(draft.post.all())), holderId: null, main: false, confirmed: false },
    },
    headTitle,
  );
}
