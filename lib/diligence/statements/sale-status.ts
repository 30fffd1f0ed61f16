/** What the status of its registration, and those inside it, mean for a sale of the block: with who told it and when. */
import { registryInSentence } from '#lib/registry/rir.ts'
import { citeRule, decides } from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict } from '#lib/registry/transfer-verdict.ts'
import type { PartStatus, ReadStatus } from '#lib/registry/weigh-status.ts'
import { type RegistrationStatus, registrationStatusOf } from '../registration-status.ts'
import { found, type Said } from './sale-lock.ts'
import type { Subject } from './subject.ts'
import { formatAsOf, quantity } from './wording.ts'

/** Only where something read tells one: that statistics do not is said once, among the unknowns. */
export function sayStatus(subject: Subject, { status, parts, rir }: GovernedVerdict): Said[] {
  const told = registrationStatusOf(subject)
  if (told === null) return []
  const registry = registryInSentence(rir)
  return [
    ...(status === null ? [] : [sayWhole(status, told, registry)]),
    ...parts.map((part) => sayPart(part, status, registry)),
  ]
}

/** `Told by RIPE database, inetnums (2026-11-30).`; nothing of a status that whoever asks gave. */
export function sayWhoTold({ source, title, asOf, fetchedAt }: RegistrationStatus): string[] {
  if (source === 'given') return []
  return [`Told by ${title} (${asOf === null ? `undated, imported ${formatAsOf(fetchedAt)}` : formatAsOf(asOf)}).`]
}

function sayWhole({ printed, rule }: ReadStatus, told: RegistrationStatus, registry: string): Said {
  if (rule === null) {
    const text =
      `Its status is ${printed}, of which no rule of ${registry} is known: a person has to ask whether its registrant may sell it. ${sayWhoTold(told).join('')}`.trim()
    return { severity: 'warning', answers: found, text, headline: null }
  }
  const isUser = rule.standing === 'user'
  const warned = decides(rule) ? 'blocker' : 'warning'
  return {
    severity: isUser ? warned : 'notice',
    answers: found,
    text: [rule.says, ...sayWhoTold(told), `Rule: ${citeRule(rule)}.`].join(' '),
    headline: isUser ? `its status is ${rule.status}, which its user may not sell` : null,
  }
}

/** What is registered inside it is no answer about the rest, and one part of a user's stops a sale of all. */
function sayPart({ status, ranges }: PartStatus, around: ReadStatus | null, registry: string): Said {
  const inside = `Inside it ${quantity(ranges, 'range')} of its registry’s database`
  const [is, has] = ranges === 1 ? ['is', 'has'] : ['are', 'have']
  const say = (text: string): Said => ({ severity: 'warning', answers: found, text, headline: null })
  if (status === null) return say(`${inside} ${has} no status.`)
  const { printed, rule } = status
  if (rule === null) return say(`${inside} ${has} the status ${printed}, of which no rule of ${registry} is known.`)
  const isHeld = rule.standing === 'holder' || rule.standing === 'sale-only'
  if (isHeld && around?.rule && around.rule.standing !== 'unclear')
    return say(`${inside} ${is} registered apart, as ${printed}: whoever holds that decides for it.`)
  const text = `${inside} ${has} the status ${printed}: ${rule.says} Rule: ${citeRule(rule)}.`
  if (rule.standing !== 'user') return { ...say(text), severity: isHeld ? 'notice' : 'warning' }
  return {
    ...{ severity: decides(rule) ? 'blocker' : 'warning', answers: found, text },
    headline: `a part of it is ${rule.status}, which its user may not sell`,
  }
}
