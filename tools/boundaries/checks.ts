import { locales } from '#tools/words/locales.ts';
import { sourceLanguage } from '#tools/words/source-language.ts';
import { plainTexts } from '#tools/words/texts.ts';
import { declaredDependencies } from './depends-on.ts';
import { importRules } from './imports.ts';
import { moduleShape } from './module-shape.ts';
import { pureDomains } from './purity.ts';
import type { Tree, TreeCheck, Violation } from './violation.ts';

/** Rules over the tree, by the stage of `npm test` that runs them. */
export const stages = {
  boundaries: [importRules, declaredDependencies, moduleShape, pureDomains],
  words: [plainTexts, locales, sourceLanguage],
} satisfies Record<string, readonly TreeCheck[]>;

/** Name of a stage of rules. */
export type RuleStage = keyof typeof stages;

const all: readonly TreeCheck[] = Object.values(stages).flat();

/** Names of all rules; each has red trees. */
export const ruleNames: readonly string[] = all.flatMap((check) => check.rules);

/** Everything wrong with a tree, under all rules or those of one stage. */
export async function checkTree(tree: Tree, checks: readonly TreeCheck[] = all): Promise<Violation[]> {
  const found = await Promise.all(checks.map((check) => check.run(tree)));
  return found.flat();
}
