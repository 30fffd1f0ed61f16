/** How this world's IANA delegated 240.0.0.0/4, and what differs from registry to registry. 255/8 is left out. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'

export const registries = ['ripencc', 'arin', 'apnic', 'lacnic', 'afrinic'] as const
export type Registry = (typeof registries)[number]

type RegistryPlan = {
  /** First octets of the /8s it administers. */
  slash8s: readonly number[]
  /** A registration older than this predates the registry: legacy space. */
  founded: string
  /** As transfer logs spell it. */
  logName: string
  /** As RPSL `source:` and trust anchors spell it. */
  source: 'RIPE' | 'ARIN' | 'APNIC' | 'LACNIC' | 'AFRINIC'
  /** What the statistics date says after a transfer; registries differ. */
  dateAfterTransfer: 'delegation' | 'transfer'
}

export const addressPlan: Readonly<Record<Registry, RegistryPlan>> = {
  ripencc: {
    slash8s: [240, 241, 242],
    founded: '1992-04-01',
    logName: 'RIPE NCC',
    source: 'RIPE',
    dateAfterTransfer: 'delegation',
  },
  arin: {
    slash8s: [243, 244, 245, 246],
    founded: '1997-12-22',
    logName: 'ARIN',
    source: 'ARIN',
    dateAfterTransfer: 'transfer',
  },
  apnic: {
    slash8s: [247, 248, 249, 250],
    founded: '1993-09-01',
    logName: 'APNIC',
    source: 'APNIC',
    dateAfterTransfer: 'transfer',
  },
  lacnic: {
    slash8s: [251, 252],
    founded: '2002-10-31',
    logName: 'LACNIC',
    source: 'LACNIC',
    dateAfterTransfer: 'delegation',
  },
  afrinic: {
    slash8s: [253, 254],
    founded: '2005-04-08',
    logName: 'AFRINIC',
    source: 'AFRINIC',
    dateAfterTransfer: 'transfer',
  },
}

/** The /8 of this first octet. */
export function slash8(firstOctet: number): Prefix {
  return prefixAt(firstOctet * 2 ** 24, 8)
}
