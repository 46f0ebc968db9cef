import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { register, registrations, unregister } from './registration.ts';
import { templateFiles } from './template-files.ts';

/** Something that keeps a module from being made or removed; the text says what to do. */
export class ModuleRefusal extends Error {
  override readonly name = 'ModuleRefusal';
}

/** Names that PostgreSQL, the web or the tree already use. */
const taken = new Set([
  'api',
  'assets',
  'migration',
  'platform',
  'public',
  'test',
  'user',
  'app',
  'ui',
  'cli',
  'http',
  'db',
]);

function check(root: string, module: string): void {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(module)) {
    throw new ModuleRefusal(`“${module}” is no name of a module: one English word, lower case, such as parking.`);
  }
  const elsewhere = ['kernel', 'platform'].find((layer) => existsSync(join(root, layer, module)));
  if (elsewhere !== undefined) throw new ModuleRefusal(`${elsewhere}/${module} has the name already.`);
  if (taken.has(module)) throw new ModuleRefusal(`“${module}” is used by the platform itself; choose another name.`);
}

/** Makes modules/<module>/ from the template and enters it in both lists; returns the files written. */
export function makeModule(root: string, module: string): string[] {
  check(root, module);
  const folder = join('modules', module);
  if (existsSync(join(root, folder))) throw new ModuleRefusal(`${folder} exists already.`);
  const written: string[] = [];
  for (const [path, text] of templateFiles(module)) {
    const file = join(folder, path);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    written.push(file);
  }
  return [...written, ...editLists(root, (text, registration) => register(text, registration, module))];
}

/** Takes a module away that is still as it was made; returns the files changed. */
export function removeModule(root: string, module: string): string[] {
  check(root, module);
  const folder = join('modules', module);
  if (!existsSync(join(root, folder))) throw new ModuleRefusal(`There is no ${folder}.`);
  const made = templateFiles(module);
  const present = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1));
  const changed = present.filter(
    (path) => bare(made.get(path)) !== bare(readFileSync(join(root, folder, path), 'utf8')),
  );
  if (changed.length > 0) {
    throw new ModuleRefusal(
      `${folder} holds work that was not there when it was made (${changed.join(', ')}). Remove it with git if you mean it.`,
    );
  }
  rmSync(join(root, folder), { recursive: true });
  return [folder, ...editLists(root, (text, registration) => unregister(text, registration, module))];
}

/** A text without what a formatter adds or takes: it depends on the length of the name. */
function bare(text: string | undefined): string | undefined {
  return text?.replace(/[\s,()]/g, '');
}

function editLists(
  root: string,
  edit: (text: string, registration: (typeof registrations)[number]) => string,
): string[] {
  for (const registration of registrations) {
    const path = join(root, registration.file);
    writeFileSync(path, edit(readFileSync(path, 'utf8'), registration));
  }
  return registrations.map(({ file }) => file);
}
