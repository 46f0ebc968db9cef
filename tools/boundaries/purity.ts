import type { TreeCheck, Violation } from './violation.ts';

const domainFile = /^(platform|kernel|modules)\/[^/]+\/server\/(.+\/)?domain(\.ts$|\/)/;
const test = /\.(test|journey|fixture)\.tsx?$/;

/** Names that reach for a clock, chance, the network or the process without an import. */
const impure: readonly [RegExp, string][] = [
  [/\bTemporal\.Now\b/, 'Temporal.Now'],
  [/\bDate\.now\s*\(/, 'Date.now()'],
  [/\bnew Date\s*\(\s*\)/, 'new Date() without an argument'],
  [/\bperformance\.now\s*\(/, 'performance.now()'],
  [/\bMath\.random\s*\(/, 'Math.random()'],
  [/\bcrypto\.|\brandomUUID/, 'crypto'],
  [/\bfetch\s*\(/, 'fetch()'],
  [/\bprocess\./, 'process'],
  [/\bset(Timeout|Interval|Immediate)\s*\(/, 'a timer'],
  [/\bconsole\./, 'console'],
];

/** domain.ts takes the time and chance as arguments: what it answers depends on nothing else. */
export const pureDomains: TreeCheck = {
  rules: ['domain-without-clock'],
  run(tree) {
    const files = tree.files.filter((file) => domainFile.test(file) && !test.test(file));
    return files.flatMap((file): Violation[] => {
      const code = tree.read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return impure
        .filter(([pattern]) => pattern.test(code))
        .map(([, name]) => ({ rule: 'domain-without-clock', file, message: `uses ${name}; take it as an argument.` }));
    });
  },
};
