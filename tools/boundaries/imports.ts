import { createRequire } from 'node:module';
import { cruise, type IConfiguration, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import type { Tree, TreeCheck, Violation } from './violation.ts';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
const comments = new Map((config.forbidden ?? []).map(({ name, comment }) => [name ?? '', comment ?? '']));

/** Folders that hold code, those of them that a tree has. */
const codeFolders = ['platform', 'kernel', 'ui', 'modules', 'journeys', 'zones', 'app', 'bench', 'testing', 'tools'];

const cruised = new WeakMap<Tree, Promise<ICruiseResult>>();

/** Every import of the tree, resolved; read once however many checks ask. */
export function readImports(tree: Tree): Promise<ICruiseResult> {
  const known = cruised.get(tree);
  if (known) return known;
  const result = cruiseTree(tree);
  cruised.set(tree, result);
  return result;
}

async function cruiseTree(tree: Tree): Promise<ICruiseResult> {
  const folders = codeFolders.filter((folder) => tree.files.some((file) => file.startsWith(`${folder}/`)));
  const ruleSet: IFlattenedRuleSet = { forbidden: config.forbidden ?? [] };
  const options = { ...config.options, baseDir: tree.root, validate: true, ruleSet };
  const { output } = await cruise(folders, options);
  if (typeof output === 'string') throw new Error('the dependency checker answered a text instead of a result');
  return output;
}

/** The rules of .dependency-cruiser.cjs. */
export const importRules: TreeCheck = {
  rules: [...comments.keys()],
  async run(tree) {
    const { summary } = await readImports(tree);
    return summary.violations.map(({ rule, from, to, cycle }): Violation => {
      const path = cycle ? cycle.map((step) => step.name).join(' → ') : to;
      return { rule: rule.name, file: from, message: `imports ${path}. ${comments.get(rule.name)}` };
    });
  },
};
