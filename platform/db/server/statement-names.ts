/** Distinct statements that a process keeps prepared; each connection holds at most so many plans. */
const mostNames = 500;

const names = new Map<string, string>();

/**
 * Name under which a statement is prepared once on each connection, so that PostgreSQL neither parses nor plans it again
 * (with row-level security the plan is the larger part of a look-up by key). Undefined for what comes after the first
 * 500 texts: those run unprepared.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `yuanshu_${names.size + 1}`;
  names.set(text, name);
  return name;
}
