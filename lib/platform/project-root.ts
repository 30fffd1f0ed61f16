/** The folder that holds package.json, from wherever a program was called. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

// Inside a Next bundle a module does not know where it came from; Next itself runs in the project folder.
const beside = import.meta.dirname ? resolve(import.meta.dirname, '../..') : process.cwd()

export const projectRoot = existsSync(resolve(beside, 'prisma.config.ts')) ? beside : process.cwd()
