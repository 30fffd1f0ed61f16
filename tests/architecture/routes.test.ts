import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { isShared } from '#lib/entry/web/share-pages.ts'
import { actions, handlers, listEntries, listMethods, pages } from '#tests/support/route-files.ts'
import { listFiles, readSources } from '#tests/support/source-files.ts'

/** Whether the first thing done is to ask who is there. */
function asksFirst(body: ts.Node | undefined): boolean {
  if (!body) return false
  const first = ts.isBlock(body) ? body.statements[0] : body
  const asks = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false
    if (ts.isCallExpression(node) && /^(?:visitor|findActor|requireActor)$/.test(node.expression.getText())) return true
    return ts.forEachChild(node, asks) ?? false
  }
  return first !== undefined && asks(first)
}

describe('who is there', () => {
  test('is asked by what this test reads, and not by what forgets it', () => {
    const read = (text: string) => listEntries({ path: 'page.tsx', text }).map(({ body }) => asksFirst(body))
    expect(read('export default function Page() { visitor(); return null }')).toEqual([true])
    expect(read('export default async function Page() { const [a] = await Promise.all([requireActor()]) }')).toEqual([
      true,
    ])
    expect(read('export const GET = limited(async () => { visitor(); return answer() })')).toEqual([true])
    expect(read('export default async function Page() { await load(); visitor() }')).toEqual([false])
    expect(read('export default function Page() { const later = () => visitor() }')).toEqual([false])
    expect(read('export const GET = handler')).toEqual([false])
  })

  test('is asked first by every page', () => {
    expect(pages.length).toBeGreaterThan(0)
    expect(
      pages
        .filter((page) => !listEntries(page).some(({ name, body }) => name === 'default' && asksFirst(body)))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('is asked first by every handler', () => {
    const served = handlers.flatMap((file) => listMethods(file).map((entry) => ({ ...entry, path: file.path })))
    expect(new Set(served.map(({ path }) => path))).toEqual(new Set(handlers.map(({ path }) => path)))
    expect(served.length).toBeGreaterThan(0)
    expect(served.filter(({ body }) => !asksFirst(body)).map(({ path, name }) => `${name} of ${path}`)).toEqual([])
  })
})

describe('a server action, which anybody may call by its id', () => {
  test('asks first who is there', () => {
    const exported = actions.flatMap((file) => listEntries(file).map((entry) => ({ ...entry, path: file.path })))
    expect(exported.length).toBeGreaterThan(0)
    expect(exported.filter(({ body }) => !asksFirst(body)).map(({ path, name }) => `${name} of ${path}`)).toEqual([])
  })

  test('stands in a file of actions beside its page, so that this test sees it', () => {
    expect(actions.filter(({ path }) => !path.endsWith('/actions.ts')).map(({ path }) => path)).toEqual([])
    const inside = readSources('{app,components,lib}/**/*.{ts,tsx}').filter(
      (file) => /['"]use server['"]/.test(file.text) && !actions.some(({ path }) => path === file.path),
    )
    expect(inside.map(({ path }) => path)).toEqual([])
  })
})

describe('a page that is kept for whoever asks next', () => {
  /** `app/(public)/check/[...prefix]/page.tsx` -> `/check/a/b` */
  const addressOf = (path: string): string =>
    path
      .replace(/^app|\/page\.tsx$|\/\([^)]+\)/g, '')
      .replace(/\[\.\.\.[^\]]+\]/, 'a/b')
      .replace(/\[[^\]]+\]/g, 'a')

  test('is one of those that the boundaries keep from knowing their readers', () => {
    const shared = pages.filter(({ path }) => isShared(addressOf(path)))
    expect(shared.map(({ path }) => path).sort()).toEqual([
      'app/(public)/check/[...prefix]/page.tsx',
      'app/(public)/check/[address]/page.tsx',
    ])
  })
})

describe('a page that may answer 404', () => {
  test('has no loading.tsx beside or above it: Next would answer notFound() with 200', () => {
    const byId = pages.map(({ path }) => path).filter((path) => path.includes('['))
    const loading = listFiles('app/**/loading.tsx').map((path) => path.slice(0, -'loading.tsx'.length))
    expect(byId.length).toBeGreaterThan(0)
    expect(loading.filter((folder) => byId.some((page) => page.startsWith(folder)))).toEqual([])
  })
})
