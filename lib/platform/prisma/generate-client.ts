/** Writes the Prisma client into prisma/generated, where it is missing or older than the schema. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashFiles } from '#lib/platform/hash-files.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { runPrisma } from './prisma-cli.ts'

const stamp = join(projectRoot, 'prisma/generated/.made-from')
const madeFrom = () => hashFiles(projectRoot, ['prisma/schema', 'node_modules/prisma/package.json'])

export async function generateClient(): Promise<void> {
  const wanted = madeFrom()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const done = await runPrisma(['generate', '--no-hints'], { stdio: 'pipe' })
  if (done.status !== 0) throw new OperatorRefusal(`The Prisma client could not be generated:\n${done.output.trim()}`)
  writeFileSync(stamp, wanted)
}
