/** What bars the holder of a block from selling it: what else its id has on record, and a transfer that is under way. */
import { registryInSentence } from '#lib/registry/rir.ts'
import { tellSourceBar } from '#lib/registry/source-bar.ts'
import { tellPending } from '#lib/registry/transfer-reasons.ts'
import { citeRule, decides } from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict } from '#lib/registry/transfer-verdict.ts'
import { found, type Said } from './sale-lock.ts'
import type { Subject } from './subject.ts'

export function saySource({ source, rir, isLogRead }: GovernedVerdict): Said | null {
  if (source.state === 'not-applicable' || source.state === 'unread') return null
  const registry = registryInSentence(rir)
  if (source.state === 'none-seen') {
    if (source.holdings < 2 || !isLogRead) return null
    const text = `Neither the log nor a date of the ${source.holdings} registrations under its holder’s id bars that holder at ${registry}; what it received and no longer holds stands under no id.`
    return { severity: 'notice', answers: found, text, headline: null }
  }
  const { rule, until } = source
  const certain = source.state === 'barred' && decides(rule)
  const outcome = certain ? 'so it cannot sell' : 'so perhaps it cannot sell'
  return {
    severity: certain ? 'blocker' : 'warning',
    answers: found,
    text: `${tellSourceBar(source)} ${registry} bars an organisation, not a block, for ${rule.months} months, ${outcome} before ${until} (${citeRule(rule)}).`,
    headline: certain
      ? `its holder cannot sell at ${registry} before ${until}`
      : `a sale may have to wait until ${until}`,
  }
}

export function sayUnderWay({ particulars: { underWay } }: Subject): Said | null {
  const [first] = underWay ?? []
  if (!first) return null
  const text = `${tellPending(first)} Ask its holder and both registries what is agreed.`
  return { severity: 'warning', answers: found, text, headline: 'a transfer of it is under way already' }
}
