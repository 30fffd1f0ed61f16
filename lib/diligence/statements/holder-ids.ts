/** Changes of the holder's id between the statistics of successive days, told with the days of both. */
import { registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import type { HeldOnDay, HolderChange, HolderHistory } from '../holder-history.ts'
import { enumerate, quantity, sentenceCase } from './wording.ts'

/** The newest change, or that none was seen: between two days more may have happened than either shows. */
export function tellHolders({ changes, compared }: HolderHistory): string {
  const [last, ...earlier] = changes
  if (!last) return compared.map(tellSame).join(' ')
  const before =
    earlier.length === 0 ? '' : ` ${sentenceCase(quantity(earlier.length, 'earlier change'))} in the table.`
  return `Between ${last.from} and ${last.to} ${statisticsOf(last.source)} changed from ${nameHeld(last.before)} to ${nameHeld(last.after)}.${before}`
}

export const rowOfChange = ({ source, from, to, before, after }: HolderChange): (string | null)[] => [
  `${from} to ${to}`,
  sentenceCase(nameHeld(before)),
  sentenceCase(nameHeld(after)),
  registryTitle(source.replace('delegated-', '')),
  null,
  'other holder in the statistics',
]

const statisticsOf = (source: string): string =>
  `the statistics of ${registryInSentence(source.replace('delegated-', ''))}`

/** Where the files of some days bear no ids, another holder would not show. */
function tellSame({ source, first, last, days, named }: HolderHistory['compared'][number]): string {
  const which = `${sentenceCase(statisticsOf(source))} of ${quantity(days, 'day')} from ${first} to ${last}`
  return named === days
    ? `${which} show the same holder each time.`
    : `${which} show it held each time; ${named === 0 ? 'none' : `only ${named}`} of them ${named === 1 ? 'bears' : 'bear'} holder ids, so that another holder would not show.`
}

/** Ids as the registry prints them: they name nobody, and tell one holder from another. */
function nameHeld({ isListed, held }: HeldOnDay): string {
  if (!isListed) return 'no row of it'
  if (held.length === 0) return 'no holder'
  return enumerate(
    held.map(({ holderId, addresses }) => `holder ${holderId ?? 'without an id'} (${quantity(addresses, 'address')})`),
  )
}
