/** The product's own source files, for tests that read them. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export type SourceFile = { path: string; text: string }

/** Paths below the project folder, with `/`, sorted. */
export const listFiles = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: ['node_modules/**', 'prisma/generated/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

export const readSources = (...patterns: string[]): SourceFile[] =>
  listFiles(...patterns).map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }))

/** The TypeScript of the product: what dependency-cruiser is asked about. */
export const product = ['{app,components,lib}/**/*.{ts,tsx}']

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** The contexts of lib/ are its folders but for the shells. */
const shells = /^lib\/(?:adapters|platform|simulation|entry|wiring)\b/

/** A file of lib/ that must give the same answer to the same question. */
export const isPure = (path: string) =>
  path.startsWith('lib/') && !shells.test(path) && !path.includes('/server/') && !isTest(path)
