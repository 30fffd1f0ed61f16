/** Where the holder signs ROAs at each RIR, and what that does beside. Data with its source, as every rule here. */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { Rir } from '#lib/registry/rir.ts'

export type RoaDesk = {
  rir: Rir
  where: string
  /** What else the registry does with the ROA, as a sentence; null where nothing was read. */
  beside: string | null
  basis: string
  dateRead: string
  confidence: Confidence
}

const dateRead = '2026-11-23'

const desks: readonly RoaDesk[] = [
  {
    ...{ rir: 'ripencc', where: 'the RPKI dashboard of the LIR Portal', beside: null },
    ...{ basis: 'general knowledge of the LIR Portal', dateRead, confidence: 'unconfirmed' },
  },
  {
    ...{ rir: 'arin', where: 'ARIN Online' },
    beside: 'Unless opted out, it writes the route object in ARIN with the ROA and deletes it with the ROA.',
    ...{ basis: 'ARIN IRR Auto-Manager, November 2024', dateRead, confidence: 'verified' },
  },
  {
    ...{ rir: 'apnic', where: 'MyAPNIC', beside: 'It can write the route object together with the ROA.' },
    ...{ basis: 'general knowledge of MyAPNIC', dateRead, confidence: 'unconfirmed' },
  },
  {
    ...{ rir: 'lacnic', where: 'MiLACNIC', beside: 'The route object in LACNIC is written from the ROA.' },
    ...{ basis: 'general knowledge of MiLACNIC', dateRead, confidence: 'unconfirmed' },
  },
  {
    ...{ rir: 'afrinic', where: 'MyAFRINIC', beside: null },
    ...{ basis: 'general knowledge of MyAFRINIC', dateRead, confidence: 'unconfirmed' },
  },
]

export const findRoaDesk = (rir: Rir): RoaDesk | null => desks.find((desk) => desk.rir === rir) ?? null
