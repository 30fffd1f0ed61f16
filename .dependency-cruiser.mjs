/**
 * Who may import whom. Each rule bears the sentence that a reader of its violation needs.
 *
 * tests/architecture/boundaries.test.ts plants a violation of every rule and expects it to be found.
 */

/** From left to right: each context knows only those before it. */
const contexts = [
  'kernel',
  'address-space',
  'registry',
  'routing',
  'reputation',
  'diligence',
  'identity',
  'listings',
  'claims',
  'ledger',
  'processes',
  'deals',
  'notifications',
]

const anyOf = (names) => `(?:${names.join('|')})`
const anyContext = anyOf(contexts)
const test = '\\.test\\.tsx?$'
const server = `^lib/${anyContext}/server/`
/** Files of a context outside its server folder, and the paths of the app's pages. */
const pure = [`^lib/${anyContext}/(?!server/)`, '^lib/paths\\.ts$']
const shells = '^lib/(?:adapters|platform|simulation|entry|wiring)\\b'

const forbid = (name, comment, { from = {}, to = {} }) => ({ name, comment, severity: 'error', from, to })

const contextOrder = contexts.slice(0, -1).map((context, position) =>
  forbid(
    `${context}-knows-nothing-to-its-right`,
    `${context} may import only the contexts before it: ${contexts.slice(0, position).join(', ') || 'none'}.`,
    {
      from: { path: `^lib/${context}/` },
      to: { path: `^(?:lib|components)/${anyOf(contexts.slice(position + 1))}/` },
    },
  ),
)

const pureCore = [
  forbid(
    'pure-files-know-no-shell',
    'A file of lib/ outside server, adapters, platform, simulation, entry is pure: no database, network, screen.',
    { from: { path: pure, pathNot: test }, to: { path: [server, shells, '^app/', '^components/', '^prisma/'] } },
  ),
  forbid(
    'pure-files-import-no-node-module',
    'A pure file reads no disk, network, clock or environment; what it needs arrives as an argument.',
    { from: { path: pure, pathNot: test }, to: { dependencyTypes: ['core'] } },
  ),
  forbid(
    'pure-files-import-no-package',
    'A pure file imports no package; zod parses what people send, in inputs.ts alone.',
    { from: { path: pure, pathNot: [test, '/inputs\\.ts$'] }, to: { path: 'node_modules/' } },
  ),
  forbid('inputs-import-only-zod', 'inputs.ts is pure but for zod.', {
    from: { path: `^lib/${anyContext}/inputs\\.ts$` },
    to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
  }),
]

const shellRules = [
  forbid(
    'stores-belong-to-their-context',
    'A store is imported by the server files of its own context; others call its use cases.',
    {
      from: { path: '^lib/([^/]+)', pathNot: test },
      to: { path: '^lib/[^/]+/server/.*-store\\.ts$', pathNot: '^lib/$1/server/' },
    },
  ),
  forbid(
    'server-reaches-adapters-through-wiring',
    'lib/wiring.ts is the only file that names both a port and its adapter.',
    { from: { path: server, pathNot: test }, to: { path: '^lib/adapters/' } },
  ),
  forbid('only-stores-know-the-database', 'Rows are read and written by *-store.ts files and by the platform.', {
    from: {
      path: '^(?:app|components|lib)/',
      pathNot: [test, '-store\\.ts$', '^lib/platform/', '^lib/entry/'],
    },
    to: { path: ['^lib/platform/(?:db\\b|database/)', '^prisma/', 'node_modules/(?:@prisma/|pg/)'] },
  }),
  forbid(
    'adapters-do-not-know-each-other',
    'An adapter translates one format or service; what streams share lives in lib/adapters/streams.',
    {
      from: { path: '^lib/adapters/([^/]+)/', pathNot: test },
      to: { path: '^lib/adapters/', pathNot: ['^lib/adapters/$1/', '^lib/adapters/streams/'] },
    },
  ),
  forbid(
    'adapters-know-no-use-case',
    'An adapter answers a port; it never calls into server/, the screen or a program.',
    {
      from: { path: '^lib/adapters/' },
      to: { path: [server, '^app/', '^components/', '^lib/(?:entry|simulation|wiring)\\b'] },
    },
  ),
  forbid(
    'platform-knows-no-context',
    'lib/platform serves every context alike: it imports the kernel and frameworks only.',
    {
      from: { path: '^lib/platform/' },
      to: {
        path: [
          `^lib/${anyOf(contexts.slice(1))}/`,
          '^lib/(?:adapters|simulation|entry|wiring)\\b',
          '^app/',
          '^components/',
        ],
      },
    },
  ),
  forbid(
    'simulation-is-an-outside-service',
    'Product code does not know that a world is simulated; only programs reach it.',
    {
      from: {
        path: '^(?:app|components|lib)/',
        pathNot: '^lib/(?:simulation|entry)/',
      },
      to: { path: '^lib/simulation/' },
    },
  ),
  forbid(
    'simulation-knows-no-use-case',
    'The simulated world writes what the outside would say; it never looks inside.',
    {
      from: { path: '^lib/simulation/' },
      to: { path: [server, '^lib/(?:adapters|entry|wiring)\\b', '^app/', '^components/'] },
    },
  ),
  forbid(
    'programs-are-not-imported',
    'lib/entry holds programs; what two of them share belongs to the platform or to a context.',
    { from: { path: '^(?:app|components|lib)/', pathNot: '^lib/entry/' }, to: { path: '^lib/entry/' } },
  ),
]

const screen = [
  forbid(
    'ui-knows-no-context',
    'components/ui holds primitives that know no word of the market: React and the kernel only.',
    {
      from: { path: '^components/ui/', pathNot: test },
      to: { path: ['^lib/(?!kernel/)', '^components/(?!ui/)', '^app/'] },
    },
  ),
  forbid(
    'components-fetch-nothing',
    'A component shows domain values that it is given; it knows no server, adapter or platform.',
    {
      from: { path: '^components/', pathNot: test },
      to: { path: [server, shells, '^app/', '^prisma/', 'node_modules/(?:@prisma|pg|pg-boss|stripe|server-only)/'] },
    },
  ),
  forbid(
    'kept-pages-know-no-reader',
    'A page that is kept for whoever asks next (lib/entry/web/share-pages.ts) reads no cookie and no header, nor does what it imports.',
    {
      from: { path: '^app/(?:layout|\\(public\\)/check/(?:\\[\\.\\.\\.prefix\\]|\\[address\\])/[^/]+)\\.tsx$' },
      to: { path: '^(?:node_modules/)?next/headers', reachable: true },
    },
  ),
  forbid(
    'app-knows-no-adapter-and-no-database',
    'A route calls use cases and reads of lib/<context>/server; it names no vendor and no table.',
    {
      from: { path: '^app/' },
      to: {
        path: [
          '^lib/adapters/',
          '^lib/platform/(?:db\\b|database/)',
          '-store\\.ts$',
          '^prisma/',
          'node_modules/(?:@prisma|pg|pg-boss|stripe)/',
        ],
      },
    },
  ),
]

const hygiene = [
  forbid('no-cycle', 'Two files that import each other are one file.', { to: { circular: true } }),
  forbid('no-orphan', 'Nothing imports this file and it imports nothing: it is dead, or its reader is missing.', {
    from: { orphan: true, path: '^(?:components|lib)/', pathNot: ['^lib/entry/', '\\.d\\.ts$'] },
  }),
  forbid('product-imports-no-test', 'Tests know the product, never the other way round.', {
    from: { path: '^(?:app|components|lib)/', pathNot: test },
    to: { path: ['^tests/', test] },
  }),
  forbid('product-imports-no-development-package', 'What the product imports is installed with --omit=dev.', {
    from: { path: '^(?:app|components|lib)/', pathNot: test },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  }),
  forbid('packages-are-declared', 'An imported package stands in package.json.', {
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
  }),
  forbid('imports-resolve', 'An import leads to a file.', { to: { couldNotResolve: true } }),
]

export default {
  forbidden: [...contextOrder, ...pureCore, ...shellRules, ...screen, ...hygiene],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/', '^tests/'] },
    exclude: { path: ['^\\.next/'] },
    tsPreCompilationDeps: true, // a type imported from the wrong side is a wrong dependency too
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
