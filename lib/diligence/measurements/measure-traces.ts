/** What RPKI and routing registries still say for certain ASes over a block: what lets them announce it. */
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { publishedVrps } from '../with-exceptions.ts'
import { type Measured, measureIn } from './measurement.ts'

export type TraceQuestion = { block: Prefix; asns: readonly number[] }

/** A VRP that permits the AS some route in the block, or a route object that shares an address with it. */
export type Trace = { kind: 'vrp' | 'route-object'; prefix: string; asn: number; relation: Relation }

/** One answer a source, of VRPs and of route objects: that nothing is left holds only where each was read. */
export function measureTraces(question: TraceQuestion, evidence: EvidenceSet): Measured<readonly Trace[]>[] {
  return evidence.sources
    .filter(({ kind }) => kind === 'vrps' || kind === 'route-objects')
    .map((source) =>
      measureIn(source, () => {
        const all =
          source.kind === 'vrps'
            ? tracesInVrps(question.block, evidence)
            : tracesInObjects(question.block, evidence, source.source)
        const found = all.filter(({ asn }) => question.asns.includes(asn))
        return found.length === 0 ? null : found
      }),
    )
}

/** Every AS that announces the block or a part of it, or is named for it: whose traces a sale leaves behind. */
export function listAsns(block: Prefix, evidence: EvidenceSet): number[] {
  const announced = evidence.announcements
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .filter((row) => row.originSet === null && prefixOf(row).length >= block.length)
    .map(({ origin }) => origin)
  const named = [
    ...tracesInVrps(block, evidence),
    ...evidence.routeObjects.flatMap(({ snapshot }) => tracesInObjects(block, evidence, snapshot.source)),
  ].filter(({ relation }) => relation !== 'covers')
  const asns = new Set([...announced, ...named.map(({ asn }) => asn)])
  return [...asns].filter((asn) => asn !== 0).sort((a, b) => a - b)
}

/** A wider VRP counts where its maxLength reaches down to the block. */
function tracesInVrps(block: Prefix, evidence: EvidenceSet): Trace[] {
  const vrps = publishedVrps(evidence)
  if (!vrps) return []
  const { table } = vrps
  return [...table.covering(block.address, block.length), ...table.moreSpecifics(block.address, block.length)]
    .map((index) => table.row(index))
    .filter(({ maxLength }) => maxLength >= block.length)
    .map(({ address, length, asn }) => {
      const prefix = prefixAt(address, length)
      return { kind: 'vrp', prefix: formatPrefix(prefix), asn, relation: relationTo(block, prefix) }
    })
}

function tracesInObjects(block: Prefix, { routeObjects }: EvidenceSet, source: string): Trace[] {
  const table = routeObjects.find(({ snapshot }) => snapshot.source === source)?.table
  return (table ? rowsOverlapping(table, block) : []).map((row) => {
    const prefix = prefixOf(row)
    return { kind: 'route-object', prefix: formatPrefix(prefix), asn: row.origin, relation: relationTo(block, prefix) }
  })
}
