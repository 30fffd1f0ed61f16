/** Which sources the dossier of an AS rests on, and in what state each is. */
import { rirs } from '#lib/registry/rir.ts'
import { sourceStatus } from '../current-snapshots.ts'
import type { DossierSource } from '../dossier.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'

const shared: readonly SnapshotKind[] = [
  'special-asns',
  'registrations',
  'announcements',
  'vrps',
  'local-exceptions',
  'blocklist',
  'route-objects',
  'asn-drop',
]

export function asnSources(evidence: EvidenceSet, at: string): DossierSource[] {
  const { sources, asnRegistrations, aspas } = evidence
  const beside = { sources, at }
  return [
    ...rirs.map((rir) => {
      const source = `asns-${rir}`
      const opened = asnRegistrations.find(({ snapshot }) => snapshot.source === source) ?? null
      return stateBeside(opened, { source, kind: 'asn-registrations', file: `delegated-${rir}` }, beside)
    }),
    ...sources.filter(({ kind }) => shared.includes(kind)),
    ...asSetSources(evidence, at),
    stateBeside(aspas, { source: 'rpki-aspas', kind: 'aspas', file: 'rpki-vrps' }, beside),
  ]
}

/**
 * Sets come in the file of their registry's routes, or in one of their own that somebody brings: listed where they were
 * imported, and where the file of routes failed that they would have come with.
 */
function asSetSources({ sources, asSets }: EvidenceSet, at: string): DossierSource[] {
  const beside = { sources, at }
  const read = asSets.map((opened) => {
    const { source } = opened.snapshot
    return stateBeside(opened, { source, kind: 'as-sets', file: fileOfSets(source) }, beside)
  })
  const failed = sources
    .filter(({ kind, status }) => kind === 'route-objects' && status === 'failed')
    .map(({ source }) => source.replace(/^irr-/, 'as-sets-'))
    .filter((source) => !read.some((one) => one.source === source))
  return [
    ...read,
    ...failed.map((source) => stateBeside(null, { source, kind: 'as-sets', file: fileOfSets(source) }, beside)),
  ]
}

const fileOfSets = (source: string): string => source.replace(/^as-sets-/, 'irr-')

/** A source that comes in the file of another: where it has no snapshot, it failed if that file did. */
function stateBeside(
  opened: Opened<unknown> | null,
  { source, kind, file }: { source: string; kind: SnapshotKind; file: string },
  { sources, at }: { sources: readonly DossierSource[]; at: string },
): DossierSource {
  const snapshot = opened?.snapshot
  const refused = sources.some((other) => other.source === file && other.status === 'failed')
  return {
    source,
    kind,
    status: sourceStatus(sourceOf(source, kind), { current: snapshot, refused }, at),
    asOf: snapshot?.asOf ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    sha256: snapshot?.sha256 ?? null,
    records: snapshot?.records ?? null,
  }
}
