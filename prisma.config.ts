import { defineConfig } from 'prisma/config'
import { findOwnerUrl } from './lib/platform/database/access.ts'
import { environment } from './lib/platform/env.ts'

// Commands that need no database work before the first start; the others say that there is none.
const url = findOwnerUrl(environment())

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
})
