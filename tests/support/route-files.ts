/** The ways into the house, read from its sources: what Next calls in pages, handlers and files of actions. */
import ts from 'typescript'
import { readSources, type SourceFile } from './source-files.ts'

export const pages = readSources('app/**/page.tsx')
export const handlers = readSources('app/**/route.ts')
const isActions = ({ text }: SourceFile) => /^\s*['"]use server['"]/.test(text)
export const actions = readSources('app/**/*.ts', 'app/**/*.tsx').filter(isActions)

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export type Entry = { name: string; body: ts.Node | undefined }

const hasModifier = (node: ts.HasModifiers, kind: ts.SyntaxKind) =>
  ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false

/** The function that a value is, or that is handed to the function whose result it is. */
function bodyOf(value: ts.Expression | undefined): ts.Node | undefined {
  if (!value) return undefined
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value.body
  return ts.isCallExpression(value) ? value.arguments.map(bodyOf).find(Boolean) : undefined
}

/** What Next calls in a file: the default export of a page, the methods of a handler. */
export function listEntries({ path, text }: SourceFile): Entry[] {
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

/** The methods that a handler serves. */
export const listMethods = (file: SourceFile): Entry[] => listEntries(file).filter(({ name }) => methods.has(name))
