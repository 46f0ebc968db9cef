import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';

const vacant = { holderId: null, main: false, confirmed: false };

/** Seats a person; a former main post is vacated or kept as an additional one, so that there is one main post always. */
export function planAppointing(draft: Draft, change: ChangeOf<'appointing'>): undefined {
  const { postId, staffId, holding, formerMain } = change;
  const post = draft.standingPost(postId);
  if (post === undefined) return;
  const main = holding === 'main';
  const same = post.holderId === staffId;
  if (same && post.main === main) return draft.fault('alreadyHolds', { post: post.title });
  if (post.holderId !== null && !same) return draft.fault('heldStill', { post: post.title });
  const former = draft.post.all().find(([id, one]) => id !== postId && one.holderId === staffId && one.main);
  if (!main && former === undefined) return draft.fault('needsMain', { post: post.title });
  if (main && former !== undefined) {
    const [formerId, held] = former;
    draft.post.put(formerId, { ...held, ...(formerMain === 'vacate' ? vacant : { main: false }) }, held.title);
  }
  draft.post.put(postId, { ...post, holderId: staffId, main, confirmed: same && post.confirmed }, post.title);
}

/** Leaves a post vacant. */
export function planEnding(draft: Draft, { postId }: ChangeOf<'ending'>): undefined {
  const post = draft.standingPost(postId);
  if (post === undefined) return;
  if (post.holderId === null) return draft.fault('alreadyVacant', { post: post.title });
  draft.post.put(postId, { ...post, ...vacant }, post.title);
}

/** Confirms whoever holds a head's post; without it the head has no power. */
export function planConfirming(draft: Draft, postId: string): undefined {
  const post = draft.standingPost(postId);
  if (post === undefined) return;
  if (!post.head) return draft.fault('notHead', { post: post.title });
  if (post.holderId === null) return draft.fault('alreadyVacant', { post: post.title });
  if (post.confirmed) return draft.fault('alreadyConfirmed', { post: post.title });
  draft.post.put(postId, { ...post, confirmed: true }, post.title);
}
