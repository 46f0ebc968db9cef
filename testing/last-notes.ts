/** As many as somebody reads; a campaign refuses thousands. */
const most = 12;
const longest = 600;
const notes: string[] = [];

/** Keeps a line for the output of a test that fails; the oldest are forgotten. */
export function noteForFailure(line: string): void {
  notes.push(line.length > longest ? `${line.slice(0, longest)}…` : line);
  if (notes.length > most) notes.shift();
}

/** The lines since the last time, which are forgotten with it. */
export function takeNotes(): string[] {
  return notes.splice(0);
}
