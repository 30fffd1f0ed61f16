import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cruise, type Violation } from '#tests/support/cruise.ts'
import { listFiles, product, root } from '#tests/support/source-files.ts'
import { type Plant, plants, ruleNames } from './planted-violations.ts'

describe('the project', () => {
  const { modules, violations } = cruise(root)

  test('keeps every boundary', () => {
    expect(violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([])
  })

  test('is seen whole: dependency-cruiser is silent about a TypeScript it does not know', () => {
    const files = listFiles(...product).filter((path) => !path.endsWith('.d.ts'))
    expect(files.length).toBeGreaterThan(100)
    const seen = new Set(modules)
    expect(files.filter((path) => !seen.has(path))).toEqual([])
  })
})

const orphan = 'lib/routing/planted-orphan.ts'
const found = new Set<string>()
const keyOf = ({ rule, from }: Pick<Violation, 'rule' | 'from'>) => `${rule} in ${from}`

describe('a violation planted in a copy is found', () => {
  let copy: string

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'dotquad-boundaries-'))
    const copied = ['app', 'components', 'lib', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']
    for (const path of copied.filter((name) => existsSync(resolve(root, name))))
      await cp(resolve(root, path), join(copy, path), { recursive: true })
    for (const path of ['node_modules', 'prisma', 'tests']) await symlink(resolve(root, path), join(copy, path))
    for (const given of plants) await plant(copy, given)
    await writeFile(join(copy, orphan), 'export const planted = true\n')
    for (const violation of cruise(copy).violations) found.add(keyOf(violation))
  }, 60_000)

  afterAll(() => rm(copy, { recursive: true, force: true }))

  test.each(plants)('$rule: $from imports $what', (given) => {
    expect([...found]).toContain(keyOf(given))
  })

  test('no-orphan: a file that nothing imports and that imports nothing', () => {
    expect([...found]).toContain(keyOf({ rule: 'no-orphan', from: orphan }))
  })

  test('for every rule there is', () => {
    expect(new Set([...plants.map(({ rule }) => rule), 'no-orphan'])).toEqual(new Set(ruleNames))
  })
})

async function plant(copy: string, { from, what, kind }: Plant): Promise<void> {
  const text = kind === 'type' ? `import type { planted } from '${what}'\n` : `import '${what}'\n`
  await write(join(copy, from), text)
  if (!what.startsWith('#')) return
  const target = join(copy, what.slice(1))
  const back = kind === 'cycle' ? `import '#${from}'\n` : ''
  if (!existsSync(target)) await write(target, `${back}export const planted = true\n`)
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
