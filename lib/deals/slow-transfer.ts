/** A sale whose transfer policy does not let through, or that takes longer than a deal waits: refused unpaid. Pure. */

import { explainConfidence } from '#lib/kernel/confidence.ts'
import { formatDuration, longestMs } from '#lib/kernel/duration.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { lengthOf } from '#lib/processes/definition.ts'
import { type Rir, registryInSentence, rirs } from '#lib/registry/rir.ts'
import { pairsFrom, type RuleSet } from '#lib/registry/rule-set.ts'
import { citeRule, type PairRule } from '#lib/registry/transfer-rule.ts'
import { sale } from './definitions/sale.ts'

const dayMs = 86_400_000

/** How long money is held while a registry reviews; the same for every sale. */
function reviewWait() {
  const end = sale.deadlines.find(({ state, repeats }) => state === 'submitted' && !repeats)
  const length = end && lengthOf(end.after, { term: null, usual: null })
  invariant(length, 'the review of a sale has an end')
  return length
}

/** Why a sale between holders of these two registries is not taken; null where it is. */
export function explainSlowTransfer(rules: RuleSet, from: Rir, to: Rir): string | null {
  const rule = pairsFrom(rules, from).find(({ recipient }) => recipient === to)
  const instead = explainInstead(from, to)
  if (rule?.moves === 'no') return `${rule.says} Rule: ${citeRule(rule)}. ${instead}`
  const wait = reviewWait()
  if (rule?.days && middleOf(rule.days) * dayMs <= longestMs(wait)) return null
  const pair = `from ${registryInSentence(from)} to ${registryInSentence(to)}`
  return [
    rule?.days
      ? `A transfer ${pair} ${sayUsual(rule, rule.days)}.`
      : `How long a transfer ${pair} takes was read nowhere.`,
    `The money of a sale is held here for at most ${formatDuration(wait)} of review.`,
    instead,
  ].join(' ')
}

function explainInstead(from: Rir, to: Rir): string {
  if (from === to) return 'Choose a block registered elsewhere.'
  return `Name a recipient that is a holder at ${registryInSentence(from)}, or choose a block registered at ${registryInSentence(to)}.`
}

type Days = NonNullable<PairRule['days']>

/** The middle of what is usual. */
const middleOf = ({ from, to }: Days): number => (from + to) / 2

function sayUsual({ dateRead }: PairRule, { from, to }: Days): string {
  return `usually takes ${from} to ${to} days (brokers’ accounts, read ${dateRead}; ${explainConfidence('secondary')})`
}

/** The registries whose holders can be the recipients of space from this one. */
export const registriesInReach = (rules: RuleSet, from: Rir): Rir[] =>
  rirs.filter((to) => explainSlowTransfer(rules, from, to) === null)
