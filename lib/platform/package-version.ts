/** The version of this checkout, from package.json. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './project-root.ts'

export const packageVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(resolve(projectRoot, 'package.json'), 'utf8'))).version
