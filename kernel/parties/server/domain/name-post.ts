/** A post with its place in the organisation. */
export interface PostRow {
  post: string;
  name: string;
  kind: 'zoneAuthority' | 'department' | 'section';
  parentName: string | null;
}

/** Department and post as the head of every page shows them; a section is named after its department. */
export function namePost({ post, name, kind, parentName }: PostRow): { department: string; post: string } {
  return { department: kind === 'section' && parentName !== null ? `${parentName} · ${name}` : name, post };
}
