/** Which sources the dossier of an AS rests on, and in what state each is. */
import { rirs } from '#lib/registry/rir.ts'
import { sourceStatus } from '../current-snapshots.ts'
import type { DossierSource } from '../dossier.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import { faultOfSource } from '../fault-of-source.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'
import { besideStatus } from '../state-sources.ts'

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
  return [
    ...rirs.map((rir) => {
      const source = `asns-${rir}`
      const opened = asnRegistrations.find(({ snapshot }) => snapshot.source === source) ?? null
      return stateBeside(opened, { source, kind: 'asn-registrations' }, { evidence, at })
    }),
    ...sources.filter(({ kind }) => shared.includes(kind)),
    ...asSetSources(evidence, at),
    stateBeside(aspas, { source: 'rpki-aspas', kind: 'aspas' }, { evidence, at }),
  ]
}

/**
 * Sets come in the file of their registry's routes, or in one of their own that somebody brings: listed where they were
 * imported, where a file of their own failed, and where the file of routes failed that they would have come with.
 */
function asSetSources(evidence: EvidenceSet, at: string): DossierSource[] {
  const { sources, faults, asSets } = evidence
  const read = new Map(asSets.map((opened) => [opened.snapshot.source, opened]))
  const own = [...faults.keys()].filter((source) => source.startsWith('as-sets-'))
  const withRoutes = sources
    .filter(({ kind, status }) => kind === 'route-objects' && status === 'failed')
    .map(({ source }) => source.replace(/^irr-/, 'as-sets-'))
  return [...new Set([...read.keys(), ...own, ...withRoutes])].map((source) =>
    stateBeside(read.get(source) ?? null, { source, kind: 'as-sets' }, { evidence, at }),
  )
}

/** A source that no dossier of a block rests on: it may come in the file of another, and then has the faults of that. */
function stateBeside(
  opened: Opened<unknown> | null,
  { source, kind }: { source: string; kind: SnapshotKind },
  { evidence, at }: { evidence: EvidenceSet; at: string },
): DossierSource {
  const snapshot = opened?.snapshot
  const sha256 = snapshot?.sha256 ?? null
  const fault = faultOfSource({ source, sha256 }, evidence)
  return {
    source,
    kind,
    status: sourceStatus(sourceOf(source, kind), { current: snapshot, fault }, at),
    asOf: snapshot?.asOf ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    sha256,
    records: snapshot?.records ?? null,
    ...besideStatus(snapshot, fault),
  }
}
