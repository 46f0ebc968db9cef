import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./template/', import.meta.url));
const suffix = '.template';

/** The files of a new module by path below its folder. */
export function templateFiles(module: string): Map<string, string> {
  const fill = (text: string) =>
    text.replaceAll('__module__', module).replaceAll('__Module__', `${module[0]?.toUpperCase()}${module.slice(1)}`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [fill(relative(folder, path).slice(0, -suffix.length)), fill(readFileSync(path, 'utf8'))]),
  );
}
