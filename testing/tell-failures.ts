import { afterEach, beforeEach } from 'vitest';
import { takeNotes } from './last-notes.ts';

// Of a test that failed, what the server refused and logged is half of the story: without it "expected 200, received 422"
// says nothing to whoever has only the output of a run.
beforeEach(() => {
  takeNotes();
});
afterEach(({ task }) => {
  const notes = takeNotes();
  if (task.result?.state !== 'fail' || notes.length === 0) return;
  console.log(`the server said last in “${task.name}”:\n${notes.join('\n')}`);
});
