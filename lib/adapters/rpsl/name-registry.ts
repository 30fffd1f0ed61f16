/** The registry that an object names as its source: it becomes part of the id of a source here, so that no text will do. */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { LineFault } from '../streams/lines.ts'
import type { RpslObject } from '../streams/rpsl-objects.ts'

/** In capitals. The source stands near an object's end, and nothing else tells a dump that was cut off. */
export function nameRegistry(
  object: RpslObject,
  called: 'route object' | 'inetnum' | 'as-set',
): Result<string, LineFault> {
  const fault = (reason: string) => err({ line: object.line, reason })
  const [source] = object.attributes.get('source') ?? []
  if (!source) return fault(`The ${called} has no source: the dump is cut off or not a registry’s.`)
  if (!/^[A-Z][\w-]*$/i.test(source)) return fault(`${quote(source)} is no name of a registry.`)
  return ok(source.toUpperCase())
}
