/** Distinct statements that a pool keeps prepared; each connection holds at most so many plans. */
const mostNames = 1_000;

/** Name under which a statement of a pool is prepared; undefined for what runs unprepared. */
export type StatementNames = (text: string) => string | undefined;

/**
 * Names for the statements of one pool: each is prepared once on each connection, so that PostgreSQL neither parses nor
 * plans it again (with row-level security the plan is the larger part of a look-up by key). What comes after the first
 * 1,000 texts runs unprepared.
 */
export function openStatementNames(): StatementNames {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames) return known;
    const name = `yuanshu_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}
