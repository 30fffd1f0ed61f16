/** How this world's IANA delegated 240.0.0.0/4, and what differs from registry to registry. 255/8 is left out. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { type Rir, rirs } from '#lib/registry/rir.ts'

export type Registry = Rir

type RegistryPlan = {
  /** First octets of the /8s it administers. */
  slash8s: readonly number[]
  /** A registration older than this predates the registry: legacy space. */
  founded: string
  /** As RPSL `source:` spells it. */
  source: 'RIPE' | 'ARIN' | 'APNIC' | 'LACNIC' | 'AFRINIC'
  /** What the statistics date says after a transfer; registries differ. */
  dateAfterTransfer: 'delegation' | 'transfer'
}

export const addressPlan: Readonly<Record<Registry, RegistryPlan>> = {
  ripencc: {
    slash8s: [240, 241, 242],
    founded: '1992-04-01',
    source: 'RIPE',
    dateAfterTransfer: 'delegation',
  },
  arin: {
    slash8s: [243, 244, 245, 246],
    founded: '1997-12-22',
    source: 'ARIN',
    dateAfterTransfer: 'transfer',
  },
  apnic: {
    slash8s: [247, 248, 249, 250],
    founded: '1993-09-01',
    source: 'APNIC',
    dateAfterTransfer: 'transfer',
  },
  lacnic: {
    slash8s: [251, 252],
    founded: '2002-10-31',
    source: 'LACNIC',
    dateAfterTransfer: 'delegation',
  },
  afrinic: {
    slash8s: [253, 254],
    founded: '2005-04-08',
    source: 'AFRINIC',
    dateAfterTransfer: 'transfer',
  },
}

/** In the order of their address space. */
export const registries: readonly Registry[] = [...rirs].sort(
  (a, b) => Math.min(...addressPlan[a].slash8s) - Math.min(...addressPlan[b].slash8s),
)

/** The /8 of this first octet. */
export function slash8(firstOctet: number): Prefix {
  return prefixAt(firstOctet * 2 ** 24, 8)
}
