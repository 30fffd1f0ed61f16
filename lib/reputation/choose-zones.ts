/** Which of the catalogue's zones may be asked with what the operator has: a resolver, keys, a registration. */
import type { DnsblZone } from './dnsbl-zone.ts'
import { dnsblZones } from './dnsbl-zones.ts'

/** By id of the zone: a key, or any word for a zone that takes a registration. */
export type DnsblKeys = Readonly<Partial<Record<string, string>>>

/** `suffix` may hold a key: it is asked, and never stored, logged or shown. */
export type AskedZone = { zone: DnsblZone; suffix: string }
/** `reason` is a clause. */
export type UnaskedZone = { zone: DnsblZone; reason: string }

export type ZoneChoice = { asked: readonly AskedZone[]; unasked: readonly UnaskedZone[] }

export function chooseZones(
  { hasResolver, keys }: { hasResolver: boolean; keys: DnsblKeys },
  zones: readonly DnsblZone[] = dnsblZones,
): ZoneChoice {
  const asked: AskedZone[] = []
  const unasked: UnaskedZone[] = []
  for (const zone of zones) {
    const suffix = suffixOf(zone, keys)
    if (suffix !== null && hasResolver) asked.push({ zone, suffix })
    else unasked.push({ zone, reason: suffix === null ? whyNot(zone) : 'no resolver is set' })
  }
  return { asked, unasked }
}

function suffixOf({ id, access }: DnsblZone, keys: DnsblKeys): string | null {
  if (access.kind === 'open') return access.zone
  const key = keys[id]
  if (key === undefined) return null
  if (access.kind === 'registration') return access.zone
  return access.kind === 'key' ? access.pattern.replace('{key}', key) : null
}

function whyNot({ access }: DnsblZone): string {
  switch (access.kind) {
    case 'open':
    case 'registration':
      return 'the resolver is not registered with it'
    case 'key':
      return 'no key for it'
    case 'elsewhere':
      return access.why
    case 'dead':
      return access.since === null ? 'shut down' : `shut down since ${access.since}`
  }
}
