// Who may import whom. Every rule has red trees in tools/boundaries/red/<rule>/<case>/ that it alone must catch.
// No `parser` option: naming swc makes the checker fail on every .tsx, and without @swc/core installed it finds nothing at all.

const test = '\\.(test|journey|fixture)\\.tsx?$';
const production = '^(platform|kernel|ui|modules|journeys|zones|app)/';
const anyContract = '^(platform|kernel|modules)/[^/]+/contract/';
/** The language of rules: isomorphic too, on packages that parse and count. */
const language = '^kernel/rules/contract/';
const web = '^(ui/|app/web/|(platform|kernel|modules)/[^/]+/web/)';
const server = '^(journeys/|app/server/|app/cli/|(platform|kernel|modules)/[^/]+/server/)';
/** domain.ts or domain/ of a part, at the top of server/ or in the folder of one aggregate. */
const domain = inServer('domain');
const store = inServer('store');
/** Platform parts that own SQL of their own beside the stores, and the one place that opens the connections. */
const sqlPlumbing = ['^platform/(db|outbox|journal|jobs|postgres)/server/', '^app/server/open-platform\\.ts$'];
/** Packages without I/O, clock or randomness. */
const purePackages = '^node_modules/(pinyin-pro|zod|decimal\\.js|lezer-feel|@lezer|csv-parse/lib/sync|gcoord|proj4)\\b';

const layers = [
  {
    name: 'platform-knows-nobody-above',
    comment: 'platform/ is plumbing: it imports itself and packages, its pages also ui/.',
    from: { path: '^platform/' },
    to: { path: '^(kernel|modules|journeys|zones)/' },
  },
  {
    name: 'kernel-knows-no-domain',
    comment: 'kernel/ imports platform/ and kernel/, its pages also ui/.',
    from: { path: '^kernel/' },
    to: { path: '^(modules|journeys|zones)/' },
  },
  {
    name: 'ui-sees-contracts-only',
    comment: 'ui/ imports contracts and texts of platform/ and kernel/, and nothing else of ours.',
    from: { path: '^ui/' },
    to: {
      path: '^(platform|kernel|modules|journeys|zones)/',
      pathNot: ['^(platform|kernel)/[^/]+/(contract|locale)/', '^(platform|kernel|modules)/[^/]+/server/'],
    },
  },
  {
    name: 'module-sees-only-contracts-of-modules',
    comment: 'A module imports another module through its contract, or not at all.',
    from: { path: '^modules/([^/]+)/' },
    to: { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/contract/'] },
  },
  {
    name: 'module-knows-nothing-above',
    comment: 'modules/ know no journey and no zone.',
    from: { path: '^modules/' },
    to: { path: '^(journeys|zones)/' },
  },
  {
    name: 'engine-by-front-door',
    comment:
      'A kernel engine is used through its contract and texts, on the server through server/index.ts, on pages through web/front-door.ts; tests may stand on its fixtures.',
    from: { path: '^(?:kernel/([^/]+)/|modules/|journeys/)' },
    to: {
      path: '^kernel/[^/]+/',
      pathNot: [
        '^kernel/$1/',
        '^kernel/[^/]+/(contract/|locale/|server/index\\.ts$|web/front-door\\.ts$)',
        '\\.fixture\\.ts$',
      ],
    },
  },
  {
    name: 'journey-by-front-door',
    comment: 'journeys/ join modules through their contracts and server/index.ts.',
    from: { path: '^journeys/' },
    to: { path: '^modules/', pathNot: '^modules/[^/]+/(contract/|server/index\\.ts$)' },
  },
  {
    name: 'zones-are-data',
    comment: 'zones/ hold data: a typed table may import contracts, nothing else.',
    from: { path: '^zones/', pathNot: test },
    to: { pathNot: ['^zones/', anyContract] },
  },
  {
    name: 'nobody-imports-app',
    comment: 'app/ composes everything; nothing stands on it but its own tests and tools.',
    from: { path: production, pathNot: ['^app/', test] },
    to: { path: '^app/' },
  },
];

const kinds = [
  {
    name: 'contract-is-isomorphic',
    comment: 'A contract runs anywhere: it imports zod and contracts.',
    from: { path: anyContract, pathNot: [test, language] },
    to: { pathNot: ['^node_modules/zod/', anyContract] },
  },
  {
    name: 'language-is-isomorphic',
    comment: 'The language of rules runs anywhere: it imports contracts and packages that parse and count.',
    from: { path: language, pathNot: test },
    to: { pathNot: ['^node_modules/(zod|decimal\\.js|lezer-feel|@lezer)/', anyContract] },
  },
  {
    name: 'domain-is-pure',
    comment: 'domain.ts computes: no node, no store, no platform server, no package but the pure ones.',
    from: { path: domain, pathNot: test },
    to: { pathNot: [...domain, anyContract, purePackages] },
  },
  {
    name: 'only-stores-speak-sql',
    comment: 'kysely and pg are imported by store.ts or store/ and by the platform parts that own SQL.',
    from: { path: production, pathNot: [...store, ...sqlPlumbing, test] },
    to: { path: '^node_modules/(kysely|pg|@types/pg)/' },
  },
  {
    name: 'web-never-server',
    comment: 'What a browser loads imports nothing that runs on the server.',
    from: { path: web, pathNot: test },
    to: { path: server },
  },
  {
    name: 'web-without-node',
    comment: 'What a browser loads imports no module of node.',
    from: { path: web, pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-never-web',
    comment: 'The server imports nothing that is made for a browser.',
    from: { path: server, pathNot: test },
    to: { path: web },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment: 'Files never import one another in a circle, not even their types.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'production-without-tests',
    comment: 'What runs in production imports no test, test harness, tool or benchmark.',
    from: { path: production, pathNot: test },
    to: { path: ['^(testing|tools|bench)/', test] },
  },
  {
    name: 'production-without-dev-packages',
    comment: 'What runs in production imports packages that are installed in production.',
    from: { path: production, pathNot: test },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional'], pathNot: '^node_modules/@types/' },
  },
  {
    name: 'declared-packages-only',
    comment: 'A package that is imported stands in package.json.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads to a file.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-orphans',
    comment: 'A file that imports nothing and that nothing imports is dead.',
    from: { orphan: true, pathNot: [test, '\\.d\\.ts$', '(^|/)[^/]+\\.config\\.ts$'] },
    to: {},
  },
];

/** The checker refuses nested repetition in a pattern, hence two. */
function inServer(name) {
  const part = '^(platform|kernel|modules)/[^/]+/server/';
  return [`${part}${name}(\\.ts$|/)`, `${part}.+/${name}(\\.ts$|/)`];
}

module.exports = {
  forbidden: [...layers, ...kinds, ...hygiene].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tools/boundaries/red|out|\\.cache|\\.yuanshu)/' },
    // Imports of types only are imports too: they couple as much and they hide cycles.
    tsPreCompilationDeps: true,
    // A tree with a linked node_modules (the copies that tests make) names packages like any other.
    preserveSymlinks: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
