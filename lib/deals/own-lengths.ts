/** The lengths that each deal has of its own: its term, and what the registries usually take for its transfer. */
import { explainConfidence } from '#lib/kernel/confidence.ts'
import type { OwnLengths } from '#lib/processes/definition.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import { pairRules } from '#lib/registry/rules/pairs.ts'
import { type Deal, recipientRegistryOf } from './deal.ts'

export type Lengths = Pick<Deal, 'kind' | 'registry'> & {
  readonly terms: Pick<Deal['terms'], 'term' | 'recipientRegistry'>
}

const pairOf = ({ kind, registry, terms }: Lengths) => {
  const to = recipientRegistryOf({ registry, terms })
  return kind === 'sale' ? pairRules.find((pair) => pair.rir === registry && pair.recipient === to) : undefined
}

/** Nobody is late before the longest that is usual has passed. */
export function ownLengthsOf(deal: Lengths): OwnLengths {
  const days = pairOf(deal)?.days
  return { term: deal.terms.term, usual: days ? `P${days.to}D` : null }
}

/** How long the registries usually take, and who says so; null where no transfer is asked for or no time was read. */
export function explainUsualReview(deal: Lengths): string | null {
  const pair = pairOf(deal)
  if (!pair?.days) return null
  const { rir, recipient, days, dateRead } = pair
  const [from, to] = [registryInSentence(rir), registryInSentence(recipient)]
  const way = rir === recipient ? `inside ${from}` : `from ${from} to ${to}`
  return `A transfer ${way} usually takes ${days.from} to ${days.to} days (brokers’ accounts, read ${dateRead}; ${explainConfidence('secondary')}).`
}
