/** A block told from routing tables and lists of several days, now and at earlier moments. */
import type { DossierSource } from '#lib/diligence/dossier.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import { findParticulars, withEarlierTables } from '#lib/diligence/find-particulars.ts'
import { stateDossier } from '#lib/diligence/statements/state-dossier.ts'
import type { Topic } from '#lib/diligence/statements/statement.ts'
import { announcementsOf, blocklistOf, nothingImported, prefix } from './evidence.ts'

/** Of a day; `isOld` where that is past its age at the moment. */
type File = { source: string; day: string; isOld?: boolean }
/** `[prefix, origin, peers]`. */
export type TableFile = File & { routes: readonly [string, number, number?][] }
export type ListFile = File & { entries: readonly string[] }
export type Moment = { at: string; tables?: readonly TableFile[]; lists?: readonly ListFile[] }

const shaOf = ({ source, day }: File) => `${source} ${day}`

const sourceOf = (file: File, kind: DossierSource['kind']): DossierSource => ({
  ...{ source: file.source, kind, status: file.isOld ? 'stale' : 'observed', asOf: file.day },
  ...{ fetchedAt: file.day, sha256: shaOf(file), records: 1 },
})

function evidenceAt({ tables = [], lists = [] }: Moment, beside: Partial<EvidenceSet>): EvidenceSet {
  const dated = <T extends { snapshot: object }>(file: File, opened: T) => ({
    ...opened,
    snapshot: { ...opened.snapshot, asOf: file.day, sha256: shaOf(file) },
  })
  return {
    ...nothingImported,
    ...beside,
    announcements: tables.map((file) => dated(file, announcementsOf(file.source, ...file.routes))),
    blocklists: lists.map((file) =>
      dated(file, blocklistOf(file.source, ...file.entries.map((entry): [string, null] => [entry, null]))),
    ),
    sources: [
      ...(beside.sources ?? []),
      ...tables.map((file) => sourceOf(file, 'announcements')),
      ...lists.map((file) => sourceOf(file, 'blocklist')),
    ],
  }
}

/** `earlier` newest first; `beside` is the evidence of now that is neither. */
type Told = {
  block: string
  now: Moment
  earlier?: readonly Moment[]
  beside?: Partial<EvidenceSet>
  asn?: number
}

export function tellDated({ block, now, earlier = [], beside = {}, asn }: Told) {
  const own = prefix(block)
  const evidence = evidenceAt(now, beside)
  const before = earlier.map((moment) => ({ at: moment.at, evidence: evidenceAt(moment, {}) }))
  const dossier = examineBlock(own, evidence, { at: now.at, asn: asn ?? null })
  const particulars = withEarlierTables(
    findParticulars(own, evidence, asn ?? null),
    own,
    before.map((moment) => moment.evidence),
  )
  const moments = before.map((moment) => examineBlock(own, moment.evidence, { at: moment.at, asn: null }))
  const stated = stateDossier(dossier, moments, particulars)
  const on = (topic: Topic) => stated.statements.find((statement) => statement.topic === topic)
  return { ...stated, on, textOn: (topic: Topic) => on(topic)?.text ?? '' }
}
