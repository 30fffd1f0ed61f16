/** Where sources place a block: by source, where they disagree, range by range, and whose records these are. */
import { Section } from '#components/ui/section.tsx'
import type { LocationFinding } from '#lib/diligence/checks/location.ts'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { seatOf, tableOfDisputes, tableOfRanges, tableOfSources } from '#lib/diligence/statements/location-tables.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { FactTable } from './fact-table.tsx'
import { Provenance } from './provenance.tsx'

type LocationTablesProps = { location: LocationFinding; snapshots: readonly Snapshot[] }

export function LocationTables({ location, snapshots }: LocationTablesProps) {
  const disputes = tableOfDisputes(location)
  const seat = seatOf(location)
  const { silentGeofeeds } = location
  return (
    <>
      <Section
        title="By source"
        note={silentGeofeeds > 0 ? `${quantity(silentGeofeeds, 'geofeed')} more have no line for it` : null}
      >
        <FactTable caption="What each source says" facts={tableOfSources(location)} command={null} />
        {seat && <p className="pt-2 text-label text-ink3">The registry prints, as the seat of the holder: {seat}.</p>}
      </Section>
      {disputes && (
        <Section title="Where they disagree" note={`${formatCount(location.disputed)} addresses`}>
          <FactTable caption="Ranges that sources place in different countries" facts={disputes} command={null} />
        </Section>
      )}
      <Section title="Range by range">
        <FactTable caption="Every range of every source" facts={tableOfRanges(location)} command={null} />
      </Section>
      <Section title="Whose records these are">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-2">
          {snapshots.map((snapshot) => (
            <Provenance key={snapshot.source} snapshot={snapshot} />
          ))}
        </div>
      </Section>
    </>
  )
}
