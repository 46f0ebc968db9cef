import type { Tree, TreeCheck, Violation } from './violation.ts';

const kebab = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const verbNoun = '[a-z][a-z0-9]*(?:-[a-z0-9]+)+';
const tests = '(?:\\.test|\\.db\\.test|\\.journey|\\.fixture)?';

/** Fixed names inside server/ or inside the folder of one aggregate. */
const serverNames = 'routes|domain|store|subscriptions|jobs|seed|demo|metrics|alarms';

/** Every path that a kernel engine or module may have, below its folder. */
const allowed: readonly RegExp[] = [
  /^README\.md$/,
  new RegExp(`^contract/${kebab}${tests}\\.ts$`),
  // The language of rules runs in the browser too, and is too large for one folder.
  new RegExp(`^contract/(?:feel|feel-[a-z]+|dmn|plan)/${kebab}${tests}\\.ts$`),
  new RegExp(`^server/(?:index|${serverNames})${tests}\\.ts$`),
  new RegExp(`^server/${verbNoun}${tests}\\.ts$`),
  new RegExp(`^(?:contract|server)/(?:${kebab}/)?${kebab}\\.(?:test|db\\.test|journey|fixture)\\.ts$`),
  new RegExp(`^(?:contract|server)/(?:[a-z-]+/)?${kebab}\\.vectors\\.(?:csv|json|jsonl)$`),
  new RegExp(`^server/(?:domain|store)/(?:${kebab}/)?${kebab}${tests}\\.ts$`),
  new RegExp(`^server/${kebab}/(?:${serverNames}|${verbNoun})${tests}\\.ts$`),
  new RegExp(`^server/${kebab}/(?:domain|store)/(?:${kebab}/)?${kebab}${tests}\\.ts$`),
  // Words of a language that a pure computation needs: they may not stand in its source.
  new RegExp(`^server/${kebab}/domain/${kebab}\\.json$`),
  // Words of documents and keyboards that a contract reads: code itself holds no Chinese.
  new RegExp(`^contract/${kebab}\\.json$`),
  /^server\/migrations\/\d{4}_[a-z0-9_]+\.sql$/,
  new RegExp(`^(?:contract|server)/vectors/${kebab}\\.(?:csv|json|jsonl|ts)$`),
  new RegExp(`^web/(?:index|front-door)${tests}\\.ts$`),
  new RegExp(`^web/(?:pages|parts|tiles)/(?:${kebab}/)?${kebab}${tests}\\.(?:tsx?|css)$`),
  new RegExp(`^web/${kebab}\\.journey\\.ts$`),
  /^locale\/(?:zh-CN|en)\.json$/,
  new RegExp(`^seed/${kebab}\\.(?:csv|json|md)$`),
];

/** Words that name no thing: whatever lies in such a file belongs somewhere else. */
const vague =
  /(^|\/)(utils?|helpers?|common|shared|misc|lib|libs|types|constants|base|manager|service|services)(\.|\/)/;

/** Folders that a platform part may have; `platform/module` is the bare contract of all parts. */
const platformFolders = /^platform\/(?:module\/[^/]+|[^/]+\/(?:README\.md|(?:contract|server|web|locale)\/.+))$/;

const measured = /\.(ts|tsx|mjs|cjs|css|sql)$/;
/** Past this nobody reads a file to its end. */
const mostLines = 500;

/** Where things lie: the one shape of every part, and no file past 500 lines. */
export const moduleShape: TreeCheck = {
  rules: ['module-shape', 'module-readme', 'file-length'],
  run: (tree) => [...tree.files.flatMap(checkPath), ...checkReadmes(tree), ...checkLengths(tree)],
};

function checkPath(file: string): Violation[] {
  const report = (message: string): Violation[] => [{ rule: 'module-shape', file, message }];
  if (file.startsWith('platform/') && !platformFolders.test(file)) {
    return report('lies in no folder of a platform part: contract, server, web, locale.');
  }
  const inside = /^(?:kernel|modules)\/[^/]+\/(.+)$/.exec(file)?.[1];
  if (inside === undefined) return [];
  if (vague.test(inside)) return report('has a name that says nothing; name it after what it does.');
  if (allowed.some((pattern) => pattern.test(inside))) return [];
  return report('is no part of the shape of a module (ARCHITECTURE.md).');
}

function checkReadmes(tree: Tree): Violation[] {
  const folders = new Set(tree.files.flatMap((file) => /^(?:kernel|modules)\/[^/]+(?=\/)/.exec(file)?.[0] ?? []));
  return [...folders]
    .filter((folder) => !tree.files.includes(`${folder}/README.md`))
    .map((folder) => ({ rule: 'module-readme', file: folder, message: 'has no README.md.' }));
}

function checkLengths(tree: Tree): Violation[] {
  return tree.files
    .filter((file) => measured.test(file))
    .map((file) => ({ file, lines: tree.read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ file, lines }) => ({ rule: 'file-length', file, message: `has ${lines} lines, at most ${mostLines}.` }));
}
