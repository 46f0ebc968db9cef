import { readImports } from './imports.ts';
import type { Tree, TreeCheck, Violation } from './violation.ts';

const part = /^(kernel|modules)\/([^/]+)\//;
const test = /\.(test|journey|fixture)\.tsx?$/;

/** What a part says of itself in server/index.ts and what its files import. */
interface Declared {
  folder: string;
  index: string;
  name: string | undefined;
  dependsOn: string[];
  imports: Set<string>;
}

/** `dependsOn` of each engine and module says exactly what it imports of the others, and never in a circle. */
export const declaredDependencies: TreeCheck = {
  rules: ['declared-name', 'declared-depends-on', 'acyclic-depends-on'],
  async run(tree) {
    const parts = await readParts(tree);
    return [...parts.flatMap(checkName), ...parts.flatMap(compare), ...findCircle(parts)];
  },
};

async function readParts(tree: Tree): Promise<Declared[]> {
  const indexes = tree.files.filter((file) => /^(kernel|modules)\/[^/]+\/server\/index\.ts$/.test(file));
  const { modules } = await readImports(tree);
  return indexes.map((index) => {
    const folder = index.replace('/server/index.ts', '');
    const imports = new Set<string>();
    for (const { source, dependencies } of modules) {
      if (!source.startsWith(`${folder}/`) || test.test(source)) continue;
      for (const { resolved } of dependencies) {
        const other = part.exec(resolved)?.[2];
        if (other !== undefined && !resolved.startsWith(`${folder}/`)) imports.add(other);
      }
    }
    const text = tree.read(index);
    const list = /dependsOn:\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '';
    return {
      folder,
      index,
      name: /^ {2}name:\s*'([^']+)'/m.exec(text)?.[1],
      dependsOn: [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? ''),
      imports,
    };
  });
}

function checkName({ folder, index, name }: Declared): Violation[] {
  const expected = folder.split('/')[1];
  if (name === expected) return [];
  return [{ rule: 'declared-name', file: index, message: `says name: '${name}' in the folder ${folder}.` }];
}

function compare({ index, dependsOn, imports }: Declared): Violation[] {
  const missing = [...imports].filter((name) => !dependsOn.includes(name)).sort();
  const idle = dependsOn.filter((name) => !imports.has(name)).sort();
  const report = (message: string): Violation => ({ rule: 'declared-depends-on', file: index, message });
  return [
    ...missing.map((name) => report(`imports ${name}; add it to dependsOn.`)),
    ...idle.map((name) => report(`declares ${name} in dependsOn and imports nothing of it; remove it.`)),
  ];
}

function findCircle(parts: readonly Declared[]): Violation[] {
  const byName = new Map(parts.map((entry) => [entry.folder.split('/')[1] ?? '', entry]));
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of byName.get(name)?.dependsOn ?? []) {
      const circle = walk(next, [...path, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const [name, { index }] of byName) {
    const circle = walk(name, []);
    if (circle) {
      const message = `dependsOn runs in a circle: ${circle.join(' → ')}.`;
      return [{ rule: 'acyclic-depends-on', file: index, message }];
    }
  }
  return [];
}
