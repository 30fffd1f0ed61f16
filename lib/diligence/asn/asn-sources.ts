/** Which sources the dossier of an AS rests on, and in what state each is. */
import { rirs } from '#lib/registry/rir.ts'
import { sourceStatus } from '../current-snapshots.ts'
import type { DossierSource } from '../dossier.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
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
  const { faults, sources, asnRegistrations, aspas } = evidence
  const beside = { faults, at }
  return [
    ...rirs.map((rir) => {
      const source = `asns-${rir}`
      const opened = asnRegistrations.find(({ snapshot }) => snapshot.source === source) ?? null
      return stateBeside(opened, { source, kind: 'asn-registrations', file: `delegated-${rir}` }, beside)
    }),
    ...sources.filter(({ kind }) => shared.includes(kind)),
    stateBeside(aspas, { source: 'rpki-aspas', kind: 'aspas', file: 'rpki-vrps' }, beside),
  ]
}

/** A source that comes in the file of another, and has the faults of that file. */
function stateBeside(
  opened: Opened<unknown> | null,
  { source, kind, file }: { source: string; kind: SnapshotKind; file: string },
  { faults, at }: { faults: EvidenceSet['faults']; at: string },
): DossierSource {
  const snapshot = opened?.snapshot
  const fault = faults.get(file) ?? null
  return {
    source,
    kind,
    status: sourceStatus(sourceOf(source, kind), { current: snapshot, fault }, at),
    asOf: snapshot?.asOf ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    sha256: snapshot?.sha256 ?? null,
    records: snapshot?.records ?? null,
    ...besideStatus(snapshot, fault),
  }
}
