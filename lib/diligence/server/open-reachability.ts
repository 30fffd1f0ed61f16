/** Which addresses are of the public Internet, by IANA's registry as it was imported: what a message may be sent to. */
import type { EvidenceSet } from '../evidence.ts'
import { evidenceNow } from './evidence-now.ts'

/** Multicast and what is above it take no connection. */
const firstMulticast = 0xe0000000

/** Null where the registry was never imported: then nobody knows, and nothing is sent. */
export async function openReachability(): Promise<((address: number) => boolean) | null> {
  return reachabilityIn(await evidenceNow())
}

/** The same by the evidence of a world that is at hand. */
export function reachabilityIn({
  specialPurpose,
}: Pick<EvidenceSet, 'specialPurpose'>): ((address: number) => boolean) | null {
  if (!specialPurpose) return null
  const { table } = specialPurpose
  return (address) =>
    address < firstMulticast &&
    table.overlapping(address, address).every((row) => table.row(row).globallyReachable === 'True')
}
