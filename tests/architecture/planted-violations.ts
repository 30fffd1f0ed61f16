/** One import, or a few, that each rule of .dependency-cruiser.mjs must find. */
import { z } from 'zod'
import config from '#.dependency-cruiser.mjs'

/** `from` imports `what`: a file that is planted too where it begins with `#`, else a package. `cycle`: it imports back. */
export type Plant = { rule: string; from: string; what: string; kind?: 'type' | 'cycle' }

export const ruleNames = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(config)
  .forbidden.map(({ name }) => name)

const orderSuffix = '-knows-nothing-to-its-right'

/** Each context but the last, importing the next one. */
const contextOrder: Plant[] = ruleNames
  .filter((name) => name.endsWith(orderSuffix))
  .map((name) => name.slice(0, -orderSuffix.length))
  .map((context, position, all) => ({
    rule: `${context}${orderSuffix}`,
    from: `lib/${context}/planted-order.ts`,
    what: `#lib/${all[position + 1] ?? 'notifications'}/planted-target.ts`,
    kind: 'type',
  }))

export const plants: readonly Plant[] = [
  ...contextOrder,
  { rule: 'pure-files-know-no-shell', from: 'lib/registry/planted-shell.ts', what: '#lib/platform/planted.ts' },
  { rule: 'pure-files-know-no-shell', from: 'lib/deals/planted-server.ts', what: '#lib/deals/server/planted-deal.ts' },
  { rule: 'pure-files-know-no-shell', from: 'lib/routing/planted.ts', what: '#lib/adapters/planted/planted.ts' },
  { rule: 'pure-files-import-no-node-module', from: 'lib/kernel/planted-node.ts', what: 'node:fs' },
  { rule: 'pure-files-import-no-node-module', from: 'lib/kernel/planted-old-node.ts', what: 'crypto' },
  { rule: 'pure-files-import-no-package', from: 'lib/diligence/planted-next.ts', what: 'next/headers' },
  { rule: 'pure-files-import-no-package', from: 'lib/diligence/planted-react.ts', what: 'react' },
  { rule: 'pure-files-import-no-package', from: 'lib/diligence/planted-zod.ts', what: 'zod' },
  { rule: 'inputs-import-only-zod', from: 'lib/listings/inputs.ts', what: 'pg' },
  {
    rule: 'stores-belong-to-their-context',
    from: 'lib/deals/server/planted-foreign-store.ts',
    what: '#lib/listings/server/planted-store.ts',
  },
  {
    rule: 'server-reaches-adapters-through-wiring',
    from: 'lib/registry/server/planted-adapter.ts',
    what: '#lib/adapters/planted/planted.ts',
  },
  { rule: 'only-stores-know-the-database', from: 'lib/deals/server/planted-pg.ts', what: 'pg' },
  { rule: 'only-stores-know-the-database', from: 'lib/deals/server/planted-db.ts', what: '#lib/platform/db.ts' },
  {
    rule: 'adapters-do-not-know-each-other',
    from: 'lib/adapters/planted/planted-neighbour.ts',
    what: '#lib/adapters/planted-too/planted.ts',
  },
  {
    rule: 'adapters-know-no-use-case',
    from: 'lib/adapters/planted/planted-use-case.ts',
    what: '#lib/deals/server/planted-deal.ts',
  },
  {
    rule: 'platform-knows-no-context',
    from: 'lib/platform/planted-context.ts',
    what: '#lib/routing/planted-target.ts',
  },
  {
    rule: 'simulation-is-an-outside-service',
    from: 'lib/diligence/server/planted-simulation.ts',
    what: '#lib/simulation/planted.ts',
  },
  {
    rule: 'simulation-knows-no-use-case',
    from: 'lib/simulation/planted-use-case.ts',
    what: '#lib/deals/server/planted-deal.ts',
  },
  { rule: 'programs-are-not-imported', from: 'lib/platform/planted-program.ts', what: '#lib/entry/planted.ts' },
  { rule: 'ui-knows-no-context', from: 'components/ui/planted-context.tsx', what: '#lib/routing/planted-target.ts' },
  { rule: 'ui-knows-no-context', from: 'components/ui/planted-part.tsx', what: '#components/deals/planted.tsx' },
  {
    rule: 'components-fetch-nothing',
    from: 'components/deals/planted-server.tsx',
    what: '#lib/deals/server/planted-deal.ts',
    kind: 'type',
  },
  { rule: 'components-fetch-nothing', from: 'components/deals/planted-platform.tsx', what: '#lib/platform/planted.ts' },
  {
    rule: 'components-fetch-nothing',
    from: 'components/deals/planted-adapter.tsx',
    what: '#lib/adapters/planted/planted.ts',
  },
  { rule: 'kept-pages-know-no-reader', from: 'app/(public)/check/[address]/planted-reader.tsx', what: 'next/headers' },
  {
    rule: 'app-knows-no-adapter-and-no-database',
    from: 'app/planted-adapter/page.tsx',
    what: '#lib/adapters/planted/planted.ts',
  },
  { rule: 'app-knows-no-adapter-and-no-database', from: 'app/planted-db/page.tsx', what: '#lib/platform/db.ts' },
  {
    rule: 'app-knows-no-adapter-and-no-database',
    from: 'app/planted-store/page.tsx',
    what: '#lib/listings/server/planted-store.ts',
  },
  { rule: 'no-cycle', from: 'lib/routing/planted-chicken.ts', what: '#lib/routing/planted-egg.ts', kind: 'cycle' },
  { rule: 'product-imports-no-test', from: 'lib/routing/planted-support.ts', what: '#lib/routing/planted.test.ts' },
  { rule: 'product-imports-no-development-package', from: 'lib/platform/planted-dev.ts', what: 'vitest' },
  { rule: 'packages-are-declared', from: 'lib/platform/planted-undeclared.ts', what: 'scheduler' },
  { rule: 'imports-resolve', from: 'lib/platform/planted-nowhere.ts', what: './planted-nothing.ts' },
]
