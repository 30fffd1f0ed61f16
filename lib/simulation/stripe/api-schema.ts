/**
 * JSON Schema out of the types of the Stripe SDK that is installed, so that the stand-in can say nothing, and take
 * nothing, that this version of the API does not know.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Stripe from 'stripe'
import ts from 'typescript'
import { invariant } from '#lib/kernel/invariant.ts'
import { isMissingFile } from '#lib/platform/missing-file.ts'

type Schema = { [keyword: string]: unknown }

/** `roots` leads from a name of ApiRoots to its schema among the definitions. */
export type ApiSchema = { definitions: Record<string, Schema>; roots: Record<string, Schema> }

const rootsFile = fileURLToPath(new URL('./api-roots.ts', import.meta.url))

const options: ts.CompilerOptions = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  types: ['node'],
}

/** Reads the types: two seconds and a few hundred megabytes, for a moment. */
export function generateApiSchema(): ApiSchema {
  const program = ts.createProgram([rootsFile], options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(rootsFile)
  const alias = source?.statements.find(ts.isTypeAliasDeclaration)
  invariant(alias !== undefined, 'api-roots.ts declares one type')
  const translator = makeTranslator(checker)
  const roots = checker
    .getPropertiesOfType(checker.getTypeAtLocation(alias))
    .map((root) => [root.name, translator.translate(checker.getTypeOfSymbol(root))] as const)
  return { definitions: translator.definitions, roots: Object.fromEntries(roots) }
}

type Translator = { definitions: Record<string, Schema>; translate(type: ts.Type): Schema }

const { TypeFlags } = ts

/** Types without parts. */
function translateSimple(type: ts.Type): Schema | null {
  const { flags } = type
  if (flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) return {}
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (flags & TypeFlags.Null) return { type: 'null' }
  if (flags & (TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never)) return { not: {} }
  if (flags & TypeFlags.StringLike) return { type: 'string' }
  if (flags & TypeFlags.NumberLike) return { type: 'number' }
  if (flags & TypeFlags.BooleanLike) return { type: 'boolean' }
  return null
}

/** The SDK's open enums are `'a' | 'b' | (string & {})`. */
const isOpenString = (type: ts.Type): boolean =>
  type.isIntersection() && type.types.some((part) => part.flags & TypeFlags.String)

/** An id that may be expanded into its object; the stand-in never expands. */
const isApiObject = (type: ts.Type): boolean => type.getProperty('object') !== undefined

function makeTranslator(checker: ts.TypeChecker): Translator {
  const definitions: Record<string, Schema> = {}
  const names = new Map<ts.Type, string>()

  function translateUnion(union: ts.UnionType): Schema {
    const hasId = union.types.some((type) => type.flags & TypeFlags.String)
    const kept = union.types.filter((type) => !(type.flags & TypeFlags.Undefined || (hasId && isApiObject(type))))
    const distinct = new Map(kept.map(translate).map((schema) => [JSON.stringify(schema), schema]))
    const [only, ...others] = distinct.values()
    return only && others.length === 0 ? only : { anyOf: [...distinct.values()] }
  }

  function describeObject(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type)) {
      const propertyType = checker.getTypeOfSymbol(property)
      if (propertyType.getCallSignatures().length > 0) continue
      properties[property.name] = translate(propertyType)
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
    return { type: 'object', properties, required, additionalProperties: index ? translate(index.type) : false }
  }

  function translate(type: ts.Type): Schema {
    const simple = translateSimple(type)
    if (simple) return simple
    if (type.isUnion()) return translateUnion(type)
    // The SDK wraps decimals in a class; on the wire they are text.
    if (isOpenString(type) || type.symbol?.name === 'Decimal') return { type: 'string' }
    if (checker.isArrayType(type))
      return { type: 'array', items: checker.getTypeArguments(type as ts.TypeReference).map(translate)[0] }
    const known = names.get(type)
    if (known !== undefined) return { $ref: `#/definitions/${known}` }
    const name = `${type.aliasSymbol?.name ?? type.symbol?.name ?? 'object'}${names.size}`
    names.set(type, name)
    definitions[name] = describeObject(type)
    return { $ref: `#/definitions/${name}` }
  }

  return { definitions, translate }
}

/** The schema kept in `folder` for this version of the SDK; made there where it is missing. */
export function loadApiSchema(folder: string): ApiSchema {
  const file = join(folder, `api-schema-${Stripe.PACKAGE_VERSION}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!isMissingFile(error)) throw error
  }
  const schema = generateApiSchema()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema))
  renameSync(`${file}.${process.pid}`, file)
  return schema
}
