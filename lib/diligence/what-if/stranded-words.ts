/** Which delegated reverse zones a cut strands, as sentences: what DNS said when somebody asked, and what nobody told. */
import { enumerate, formatAsOf, quantity } from '../statements/wording.ts'
import { note, type Told, verb, warn } from './foresight-words.ts'
import type { StrandedZones } from './stranded-beside.ts'

export function tellDelegations(zones: StrandedZones | null): Told[] {
  if (zones === null) return [note('Which of its reverse zones are delegated now: not checked, nobody had them asked.')]
  const { at, wide, asked, untold, inAll } = zones
  if (asked === 0) return []
  const when = `asked on ${formatAsOf(at)}`
  return [
    ...(wide.length > 0
      ? [
          warn(
            `${quantity(wide.length, 'reverse zone')} delegated as a whole ${verb(wide.length, 'spans', 'span')} several parts: ${enumerate(wide.map(({ zone, servers }) => `${zone} to ${enumerate(servers)}`))}, ${when}. Its servers go on answering for every part until the registry delegates anew.`,
          ),
        ]
      : []),
    ...(wide.length === 0 && untold === 0 && asked === inAll
      ? [note(`No reverse zone that spans several parts is delegated, ${when}.`)]
      : []),
    ...(untold > 0 || asked < inAll
      ? [note(`Of ${quantity(inAll, 'such zone')}, ${asked - untold} told whether they are delegated, ${when}.`)]
      : []),
  ]
}
