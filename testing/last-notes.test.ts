import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '#tools/test/run-command.ts';
import { noteForFailure, takeNotes } from './last-notes.ts';

beforeEach(() => {
  takeNotes();
});

describe('notes for a test that fails', () => {
  it('are the last dozen, each no longer than somebody reads, and are taken once', () => {
    for (let line = 1; line <= 20; line += 1) noteForFailure(`line ${line}`);
    noteForFailure('x'.repeat(10_000));
    const notes = takeNotes();
    expect([notes.length, notes[0], notes.at(-1)?.length]).toEqual([12, 'line 10', 601]);
    expect(takeNotes()).toEqual([]);
  });

  it('are printed with the test that failed, and with no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanshu-notes-'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'one.test.ts'),
      `import { expect, it } from 'vitest';
import { noteForFailure } from '${resolve('testing/last-notes.ts')}';
const refused = (which: string) => noteForFailure('refused of the ' + which);
it('passes', () => refused('first'));
it('fails', () => { refused('second'); expect(1).toBe(2); });
`,
    );
    const config = `export default { test: { setupFiles: ['${resolve('testing/tell-failures.ts')}'] } };`;
    writeFileSync(join(folder, 'vitest.config.mjs'), config);
    const { ok, output } = await runCommand(['vitest', 'run', '--root', folder, '--reporter=minimal']);
    rmSync(folder, { recursive: true });
    expect(ok).toBe(false);
    expect(output).toMatch(/the server said last in “fails”:\s+refused of the second/);
    expect(output).not.toContain('refused of the first');
  }, 60_000);
});
