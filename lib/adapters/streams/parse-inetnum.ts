/** One `inetnum:` object: its range and the registry's words on it. Who is to be written to is passed over. */
import { type AddressRange, parseRange } from '#lib/address-space/range.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { RpslObject } from './rpsl-objects.ts'
import { dayChanged, dayOf, maintainersOf } from './rpsl-values.ts'

type InetnumFacts = AddressRange & {
  status: string | null
  country: string | null
  netname: string | null
  organisation: string | null
  maintainers: string | null
  lower: string | null
  changed: string | null
}

export function parseInetnum({ attributes }: RpslObject): Result<InetnumFacts, string> {
  const first = (name: string): string | null => attributes.get(name)?.[0] || null
  const range = parseRange(first('inetnum') ?? '')
  if (!range.ok) return err(range.error.message)
  return ok({
    ...range.value,
    ...{ status: first('status'), country: first('country')?.toUpperCase() ?? null, netname: first('netname') },
    organisation: first('org'),
    maintainers: maintainersOf(attributes.get('mnt-by')),
    lower: maintainersOf(attributes.get('mnt-lower')),
    changed: dayOf(attributes.get('last-modified')) ?? dayChanged(attributes.get('changed')),
  })
}
