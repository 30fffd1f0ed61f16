import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '#tests/support/source-files.ts'

const Versions = z.record(z.string(), z.string()).default({})
const Dependencies = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  overrides: Versions,
})
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      optionalDependencies: Versions,
      os: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
})

const readJson = (path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8'))
const manifest = Dependencies.parse(readJson('package.json'))
const { packages } = Lock.parse(readJson('package-lock.json'))
const versionOf = (name: string) => packages[`node_modules/${name}`]?.version ?? 'missing'

const isAtLeast = (version: string, floor: string) => version.localeCompare(floor, 'en', { numeric: true }) >= 0

/** The package at `path` in the lock, the one that holds it, and so on to the project. */
const holders = (path: string): string[] =>
  path === '' ? [''] : [path, ...holders(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)))]

const isLocked = (name: string, path: string) =>
  holders(path).some((holder) => packages[`${holder && `${holder}/`}node_modules/${name}`])

describe('the packages', () => {
  test.each([
    ['next', '16.3.3'],
    ['next-auth', '4.24.15'],
    ['react', '19.2.6'],
    ['react-dom', '19.2.6'],
  ])('%s is %s or newer, for older ones have known holes', (name, floor) => {
    expect(versionOf(name)).toSatisfy((version: string) => isAtLeast(version, floor))
  })

  test('hold a TypeScript that dependency-cruiser understands', () => {
    expect(versionOf('typescript')).toMatch(/^6\.0\.\d+$/)
  })

  test('are each pinned to one version', () => {
    const pins = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.overrides,
    })
    expect(pins.length).toBeGreaterThan(20)
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
    expect(pins.filter(([name, version]) => versionOf(name) !== version)).toEqual([])
  })
})

describe('the lock', () => {
  test('asks for the same as package.json', () => {
    const asked = Dependencies.omit({ overrides: true })
    expect(asked.parse(readJson('package-lock.json').packages[''])).toEqual(asked.parse(manifest))
  })

  test('holds the build of every platform', () => {
    const optional = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    )
    expect(optional.length).toBeGreaterThan(50)
    expect(optional.filter(({ path, name }) => !isLocked(name, path))).toEqual([])
  })

  test('makes only platform builds optional: npm drops any other silently where an older Node runs it', () => {
    const names = Object.keys(manifest.optionalDependencies)
    expect(names.filter((name) => packages[`node_modules/${name}`]?.os === undefined)).toEqual([])
  })
})
