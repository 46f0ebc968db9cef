import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from './violation.ts';

/** Folders that hold nothing of ours, and the trees of what is deliberately wrong. */
const skipped = new Set(['node_modules', '.git', '.yuanshu', '.cache', 'out', 'coverage', 'tools/boundaries/red']);

/** Lists the files of a tree and reads each at most once. */
export function openTree(root: string): Tree {
  const texts = new Map<string, string>();
  return {
    root,
    files: listFolder(root, '').sort(),
    read(file) {
      const known = texts.get(file);
      if (known !== undefined) return known;
      const text = readFileSync(join(root, file), 'utf8');
      texts.set(file, text);
      return text;
    },
  };
}

function listFolder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(path) || entry.name === 'node_modules' || entry.name.endsWith('.log')) return [];
    if (entry.isDirectory()) return listFolder(root, path);
    return entry.isFile() ? [path] : [];
  });
}
