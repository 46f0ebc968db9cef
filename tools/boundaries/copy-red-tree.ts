import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Lays a tree of bad files into a folder of its own with the project's package.json and packages.
 * A broken bar ¦ in a file is dropped, so that the file itself says none of the forbidden words.
 */
export function copyRedTree(folder: string): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'yuanshu-red-'));
  cpSync(folder, root, { recursive: true });
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    if (text.includes('¦')) writeFileSync(path, text.replaceAll('¦', ''));
  }
  cpSync(join(project, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
