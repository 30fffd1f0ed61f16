import type { DealType } from '#lib/listings/deal-type.ts'
import type { Entry } from '#lib/listings/entry.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { BlockLink, ListState, Prices, RpkiState, Transferability } from './entry-cells.tsx'

/** A card has no heads of columns: what a word like "Now" answers stands above it. */
const Label = ({ children }: { children: string }) => <p className="text-axis text-ink3">{children}</p>

type EntryCardsProps = { entries: readonly Entry[]; pricedDeal: DealType | null }

/** The same as the table for narrow places: price top right, a rule between blocks. */
export function EntryCards({ entries, pricedDeal }: EntryCardsProps) {
  return (
    <ul className="grid gap-x-9 border-t-[1.5px] border-ink md:grid-cols-2">
      {entries.map((entry) => (
        <li key={entry.id} className="grid content-start gap-2 border-b border-rule py-3.5 text-table">
          <div className="flex items-start justify-between gap-4">
            <div>
              <BlockLink entry={entry} />
            </div>
            <div className="text-right">
              <Prices entry={entry} first={pricedDeal} />
            </div>
          </div>
          <p className="text-ink2">
            {registryTitle(entry.summary.registry)} · {entry.summary.country ?? 'no country'}
            {entry.summary.holderName && ` · ${entry.summary.holderName}`}
          </p>
          <div className="flex flex-wrap justify-between gap-x-5 gap-y-1.5">
            <div>
              <Label>RPKI</Label>
              <RpkiState entry={entry} />
            </div>
            <div>
              <Label>Transferable</Label>
              <Transferability entry={entry} />
            </div>
            <div className="w-full">
              <ListState entry={entry} />
            </div>
          </div>
          {entry.summary.gatesWarned.map((sentence) => (
            <p key={sentence} className="border-l-2 border-amber pl-2.5 text-ink2">
              {sentence}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
