/**
 * How far ROAs cover the block. Coverage is counted in addresses over all VRPs, AS0 included, and says nothing
 * about any announcement being valid: an AS0 or an aggregate ROA covers and still makes the buyer's route Invalid.
 */
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { formatPrefix, type Prefix, prefixAt, prefixSize } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { VrpRow } from '#lib/routing/vrp-index.ts'
import type { RpkiFinding, Vrp } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'

export function checkRpki(block: Prefix, { vrps }: EvidenceSet): RpkiFinding | null {
  if (!vrps) return null
  const rows = (indexes: readonly number[]) => distinctVrps(indexes.map((index) => vrps.table.row(index)))
  const covering = rows(vrps.table.covering(block.address, block.length))
  const inside = rows(vrps.table.moreSpecifics(block.address, block.length))
  const covered = [...covering, ...inside].map((vrp) => clipTo(block, rangeOf(prefixAt(vrp.address, vrp.length))))
  const coveredAddresses = countAddresses(unionOf(covered))
  return {
    coverage: coverageOf(coveredAddresses, prefixSize(block)),
    coveredAddresses,
    as0: as0Of(covering),
    coveringVrps: covering.sort(byLengthAsnMaxLength).map(toVrp),
    moreSpecificVrps: inside.length,
  }
}

function coverageOf(covered: number, addresses: number): RpkiFinding['coverage'] {
  if (covered === 0) return 'none'
  return covered === addresses ? 'full' : 'partial'
}

function as0Of(covering: readonly VrpRow[]): RpkiFinding['as0'] {
  const as0 = covering.filter(({ asn }) => asn === 0).length
  if (as0 === 0) return 'none'
  return as0 === covering.length ? 'only' : 'some'
}

function distinctVrps(rows: readonly VrpRow[]): VrpRow[] {
  const key = ({ address, length, maxLength, asn, ta }: VrpRow) => `${address}/${length}-${maxLength} ${asn} ${ta}`
  return [...new Map(rows.map((row) => [key(row), row])).values()]
}

const byLengthAsnMaxLength = (a: VrpRow, b: VrpRow) => a.length - b.length || a.asn - b.asn || a.maxLength - b.maxLength

const toVrp = ({ address, length, maxLength, asn, ta }: VrpRow): Vrp => ({
  prefix: formatPrefix(prefixAt(address, length)),
  asn,
  maxLength,
  ta,
})
