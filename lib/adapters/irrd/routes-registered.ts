/**
 * Asks an IRRd server for the route objects around a block: all that are equal or less specific (`,L`), and of the
 * more specific ones those of the next level (`,M`, which in IRRd goes one level down).
 */
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import type { RegisteredRoute, RoutesRegisteredSource } from '#lib/diligence/outside.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { parseRouteObject } from '../streams/parse-route-object.ts'
import { type RpslObject, readRpslObjects } from '../streams/rpsl-objects.ts'
import { askIrrd, type IrrdLimits, type IrrdServer } from './ask-irrd.ts'
import type { IrrdAnswer } from './irrd-answer.ts'

const limits: IrrdLimits = { timeoutMs: 8_000, mostBytes: 4 * 1024 * 1024 }

/** `server` is asked for at each question, since the configuration is read when a program needs it. */
export function irrdRoutes(server: () => IrrdServer, within: IrrdLimits = limits): RoutesRegisteredSource {
  return async (block) => {
    const prefix = formatPrefix(block)
    const answers = await askIrrd(server(), [`!r${prefix},L`, `!r${prefix},M`], within)
    if (!answers.ok) return answers
    const routes: RegisteredRoute[] = []
    for (const answer of answers.value) {
      const read = await routesOf(answer)
      if (!read.ok) return read
      routes.push(...read.value)
    }
    return ok(routes)
  }
}

async function routesOf(answer: IrrdAnswer): Promise<Result<readonly RegisteredRoute[], Unanswered>> {
  // Neither an answer without text nor an unknown key is a failure: both say that nothing is registered.
  if (answer.kind === 'done' || answer.kind === 'unknown-key') return ok([])
  // It spoke, and not in a way that answers the question.
  if (answer.kind === 'failed') return err('malformed')
  const routes: RegisteredRoute[] = []
  const fault = await readRpslObjects(bytesOf(answer.text), (object) => {
    if (object.class !== 'route') return null
    const route = toRoute(object)
    if (route === null) return { line: object.line, reason: 'The object is no route object.' }
    routes.push(route)
    return null
  })
  return fault ? err('malformed') : ok(routes)
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'latin1')
}

function toRoute(object: RpslObject): RegisteredRoute | null {
  const facts = parseRouteObject(object)
  const source = object.attributes.get('source')?.[0]?.toUpperCase()
  if (!(facts.ok && source)) return null
  const { start, end, origin, maintainers, created, lastModified } = facts.value
  const prefix = formatPrefix(asSinglePrefix({ start, end }) ?? prefixAt(start, 32))
  return { prefix, origin, source, maintainers, created, lastModified }
}
