// Checks the tree in the current folder: `node tools/boundaries/main.ts [boundaries|words]`.
import { checkTree, type RuleStage, stages } from './checks.ts';
import { openTree } from './open-tree.ts';

const wanted = process.argv[2];
if (wanted !== undefined && !(wanted in stages)) {
  console.error(`There is no stage ${wanted}: ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}
const checks = wanted === undefined ? Object.values(stages).flat() : stages[wanted as RuleStage];
const violations = await checkTree(openTree(process.cwd()), checks);
for (const { rule, file, message } of violations) console.log(`${file}  [${rule}] ${message}`);
const rules = checks.flatMap((check) => check.rules).length;
console.error(`${rules} rules, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
