/** One `route:` object: its prefix, origin, maintainers and dates. Attributes may stand in any order. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { RouteObjectRow } from '#lib/routing/route-object.ts'
import type { RpslObject } from './rpsl-objects.ts'
import { dayOf, maintainersOf } from './rpsl-values.ts'

type RouteFacts = Omit<RouteObjectRow, 'source' | 'offset' | 'bytes'>

export function parseRouteObject({ attributes }: RpslObject): Result<RouteFacts, string> {
  const single = (name: string): Result<string, string> => {
    const values = attributes.get(name) ?? []
    const [value = ''] = values
    if (values.length > 1) return err(`The route object has ${values.length} attributes ${name}; it may have one.`)
    return value === '' ? err(`The route object has no ${name}.`) : ok(value)
  }
  const route = single('route')
  if (!route.ok) return route
  const prefix = parsePrefix(route.value)
  if (!prefix.ok) return err(prefix.error.message)
  const origin = single('origin')
  if (!origin.ok) return origin
  const asn = parseAsn(origin.value)
  if (!asn.ok) return err(asn.error.message)
  return ok({
    ...rangeOf(prefix.value),
    origin: asn.value,
    maintainers: maintainersOf(attributes.get('mnt-by')),
    created: dayOf(attributes.get('created')),
    lastModified: dayOf(attributes.get('last-modified')),
  })
}
