/** Entries of lists that came and went, weighed by what the list means. */
import { type BlocklistClass, classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import { sourceOf } from '../../source-catalogue.ts'
import type { ListEntryFact } from '../block-facts.ts'
import { type Change, changeOf, compareFacts } from '../change.ts'
import type { ChangeKind } from '../change-kinds.ts'
import type { TwoMoments } from '../two-moments.ts'

const kinds: Record<BlocklistClass, ChangeKind> = {
  dropped: 'listed-to-drop',
  guilt: 'listed-for-abuse',
  collateral: 'listed-by-policy',
  policy: 'listed-by-policy',
  'web-content': 'listed-unclassified',
  unknown: 'listed-unclassified',
}

export const kindOfListing = (meaning: BlocklistClass): ChangeKind => kinds[meaning]

export function compareBlocklists({ before, after }: TwoMoments): Change[] {
  const { gone, come } = compareFacts(before.listEntries, after.listEntries)
  return [
    ...come.map(([key, entry]) =>
      changeOf(kindOfListing(classOfBlocklist(entry.list)), {
        subject: `listing ${key}`,
        sentence: `${titleOf(entry)} lists ${nameEntry(entry)}.`,
        ...{ before: null, after: nameEntry(entry), source: entry.list },
      }),
    ),
    ...gone.map(([key, entry]) =>
      changeOf('delisted', {
        subject: `listing ${key}`,
        sentence: `${titleOf(entry)} no longer lists ${nameEntry(entry)}.`,
        ...{ before: nameEntry(entry), after: null, source: entry.list },
      }),
    ),
  ]
}

const titleOf = ({ list }: ListEntryFact) => sourceOf(list, 'blocklist').title

const nameEntry = ({ prefix, reference }: ListEntryFact) => (reference === null ? prefix : `${prefix} (${reference})`)
