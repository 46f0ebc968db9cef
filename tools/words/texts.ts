import type { Tree, TreeCheck, Violation } from '#tools/boundaries/violation.ts';

/** What no text of the project says; the patterns are in pieces so that this file passes itself. */
const forbidden: readonly { rule: string; pattern: RegExp; message: string }[] = [
  {
    rule: 'unfinished-work',
    pattern: new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`),
    message: 'leaves work for later; do it or say in an issue why not.',
  },
  {
    rule: 'machine-path',
    pattern: /(?<![\w.\-/@])(\/(work|root|home|Users)\/[\w.-]+|[A-Z]:\\\\?Users)/,
    message: 'names a folder of one machine.',
  },
  {
    rule: 'registry-host',
    pattern: new RegExp(`${'registry'}\\.[a-z0-9-]+\\.[a-z]+|npm${'mirror'}|${'artifact'}ory|_auth${'Token'}`, 'i'),
    message: 'names a package registry; which one is used is the reader’s own setting.',
  },
];

const silent = /\b(it|test|describe)(\.\w+)*\.(skip|skipIf|runIf|todo|only)\b/;
const testFile = /\.(test|journey)\.tsx?$/;
const textFile =
  /\.(ts|tsx|mjs|cjs|js|json|jsonl|md|css|sql|html|yml|yaml|csv|txt|sh)$|(^|\/)(run|\.gitignore|LICENSE)$/;
/** Data that others wrote or that a tool makes. */
const foreign = /^(zones\/published\/|LICENSE$)|(^|\/)vectors\//;

/** Words that no file of the project holds. */
export const plainTexts: TreeCheck = {
  rules: [...forbidden.map(({ rule }) => rule), 'silent-skip', 'lock-without-addresses'],
  run: (tree) => [
    ...tree.files.filter((file) => textFile.test(file) && !foreign.test(file)).flatMap((file) => checkText(tree, file)),
    ...checkLock(tree),
  ],
};

function checkText(tree: Tree, file: string): Violation[] {
  const found: Violation[] = [];
  const isTest = testFile.test(file);
  for (const [index, line] of tree.read(file).split('\n').entries()) {
    for (const { rule, pattern, message } of forbidden) {
      const match = pattern.exec(line);
      if (match) found.push({ rule, file: `${file}:${index + 1}`, message: `“${match[0]}” ${message}` });
    }
    if (isTest && silent.test(line)) {
      const message = 'skips or narrows tests without a reason that a run prints; use context.skip(reason).';
      found.push({ rule: 'silent-skip', file: `${file}:${index + 1}`, message });
    }
  }
  return found;
}

function checkLock(tree: Tree): Violation[] {
  const file = 'package-lock.json';
  if (!tree.files.includes(file)) return [];
  const lines = tree.read(file).split('\n');
  const at = lines.findIndex((line) => /"resolved":\s*"(https?|git)/.test(line));
  const message = 'records a download address; a lock file without them installs from any registry.';
  return at < 0 ? [] : [{ rule: 'lock-without-addresses', file: `${file}:${at + 1}`, message }];
}
