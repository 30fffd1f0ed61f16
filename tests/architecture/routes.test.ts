import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { listFiles, readSources, type SourceFile } from '#tests/support/source-files.ts'

const pages = readSources('app/**/page.tsx')
const handlers = readSources('app/**/route.ts')
const isActions = ({ text }: SourceFile) => /^\s*['"]use server['"]/.test(text)
const actions = readSources('app/**/*.ts', 'app/**/*.tsx').filter(isActions)

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

type Entry = { name: string; body: ts.Node | undefined }

const hasModifier = (node: ts.HasModifiers, kind: ts.SyntaxKind) =>
  ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false

/** The function that a value is, or that is handed to the function whose result it is. */
function bodyOf(value: ts.Expression | undefined): ts.Node | undefined {
  if (!value) return undefined
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value.body
  return ts.isCallExpression(value) ? value.arguments.map(bodyOf).find(Boolean) : undefined
}

/** What Next calls in a file: the default export of a page, the methods of a handler. */
function listEntries({ path, text }: SourceFile): Entry[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement): Entry[] => {
    if (ts.isExportAssignment(statement)) return [{ name: 'default', body: bodyOf(statement.expression) }]
    if (ts.isFunctionDeclaration(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword)) {
      const isDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
      return [{ name: isDefault ? 'default' : (statement.name?.text ?? ''), body: statement.body }]
    }
    if (ts.isVariableStatement(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword))
      return statement.declarationList.declarations.map(({ name, initializer }) => ({
        name: name.getText(source),
        body: bodyOf(initializer),
      }))
    return []
  })
}

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
    const served = handlers.flatMap((file) =>
      listEntries(file)
        .filter(({ name }) => methods.has(name))
        .map((entry) => ({ ...entry, path: file.path })),
    )
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

describe('a page that may answer 404', () => {
  test('has no loading.tsx beside or above it: Next would answer notFound() with 200', () => {
    const byId = pages.map(({ path }) => path).filter((path) => path.includes('['))
    const loading = listFiles('app/**/loading.tsx').map((path) => path.slice(0, -'loading.tsx'.length))
    expect(byId.length).toBeGreaterThan(0)
    expect(loading.filter((folder) => byId.some((page) => page.startsWith(folder)))).toEqual([])
  })
})
