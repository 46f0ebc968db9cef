import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openTree } from '#tools/boundaries/open-tree.ts';

/** A copy of the project's files in a folder of its own, sharing the installed packages. */
export interface ProjectCopy {
  root: string;
  /** Every file with its content. */
  snapshot(): Map<string, string>;
  remove(): void;
}

/** Copies the project in the current folder. */
export function copyProject(): ProjectCopy {
  const project = process.cwd();
  const root = mkdtempSync(join(tmpdir(), 'yuanshu-copy-'));
  for (const file of openTree(project).files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(project, file), join(root, file));
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    snapshot: () => new Map(openTree(root).files.map((file) => [file, readFileSync(join(root, file), 'latin1')])),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
