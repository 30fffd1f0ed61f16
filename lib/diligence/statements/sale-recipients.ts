/** To which registries the block may move, as a sentence and as rows: need, fees and days beside each. */
import { registryInSentence } from '#lib/registry/rir.ts'
import { type RuleSet, rulesUnder } from '#lib/registry/rule-set.ts'
import {
  citeRule,
  type HoldRule,
  type PairRule,
  type RuleAnswer,
  type TransferRule,
} from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict, RecipientVerdict, TransferVerdict } from '#lib/registry/transfer-verdict.ts'
import { rowOfRule } from './rules-table.ts'
import { found, type Said } from './sale-lock.ts'
import { enumerate, quantity } from './wording.ts'

/** Of the other registries; inside its own it is the clauses above that speak. */
export function sayRecipients({ governed, recipients }: TransferVerdict): Said | null {
  const others = recipients.filter(({ recipient }) => recipient !== governed?.rir)
  const named = (answer: RuleAnswer) =>
    others.filter(({ way }) => way.answer === answer).map(({ recipient }) => registryInSentence(recipient))
  const [open, asked] = [named('yes'), named('person')]
  // Where it may go nowhere, the rule about its region has said so.
  if (open.length + asked.length === 0) return null
  const text = [
    open.length > 0 && `By the rules between registries it may move to ${enumerate(open, 4)}.`,
    asked.length > 0 && `Whether ${enumerate(asked, 4)} would take it, a person has to ask.`,
  ]
  return { severity: 'notice', answers: found, text: text.filter(Boolean).join(' '), headline: null }
}

/** What awaits the buyer where the block stays: the hold that its own receipt starts. Of space exempt from holds nothing. */
export function sayOnward({ rir, rules, isExempt }: GovernedVerdict): Said | null {
  const [hold] = isExempt ? [] : holdsOnReceipt(rules)
  if (!hold) return null
  return {
    severity: 'notice',
    answers: found,
    text: `${tellHold(hold, registryInSentence(rir))} (${citeRule(hold)}).`,
    headline: null,
  }
}

/** The hold of the recipient’s registry starts on arrival, whichever registry the space comes from. */
const holdsOnReceipt = (rules: readonly TransferRule[]): HoldRule[] =>
  rules.filter((rule) => rule.rule === 'hold').filter(({ after, space }) => after === 'receipt' && space === null)

const tellHold = ({ binds, months }: HoldRule, registry: string): string =>
  binds === 'block'
    ? `Whoever buys it at ${registry} may not transfer it on for ${months} months`
    : `Whoever buys it at ${registry} may transfer no space there for ${months} months`

/** What bars a buyer that has itself been a seller there: nobody asked it. */
function tellSold(rules: readonly TransferRule[]): string {
  const rule = rules.find((one) => one.rule === 'after-sale')
  if (rule?.bars !== 'all-space' || rule.months === null) return ''
  return ` A buyer that was itself the source of a transfer there in the last ${rule.months} months has to ask first.`
}

/** Rows under those of `rulesTable`. */
export const tabulateRecipients = ({ recipients }: TransferVerdict, rules: RuleSet): string[][] =>
  recipients.map((one) => {
    const [, ...cited] = rowOfRule(one.pair)
    const [hold] = one.way.answer === 'no' ? [] : holdsOnReceipt(rulesUnder(rules, one.recipient))
    const onward = hold ? ` ${tellHold(hold, registryInSentence(one.recipient))}.` : ''
    const sold = one.way.answer === 'no' ? '' : tellSold(rulesUnder(rules, one.recipient))
    return [`${tellRecipient(one)}${onward}${sold}`, ...cited]
  })

const answerWords: Record<RuleAnswer, string> = { yes: 'yes', no: 'no', person: 'to be asked' }

function tellRecipient({ recipient, pair, way }: RecipientVerdict): string {
  const against = way.reasons.filter(({ answer, rule }) => answer !== 'yes' && rule !== pair).map(({ says }) => says)
  const terms = way.answer === 'no' ? [] : [pair.need, payerWords[pair.payer], usualTime(pair)]
  return [`To ${registryInSentence(recipient)}: ${answerWords[way.answer]}.`, ...against, ...terms].join(' ')
}

const payerWords: Record<PairRule['payer'], string> = {
  source: 'The source owes a registry a fee.',
  recipient: 'The recipient owes a registry a fee.',
  both: 'Both sides owe a registry a fee.',
  neither: 'No registry asks a fee for it.',
  'not-seen': 'Who owes a registry a fee was not seen.',
}

function usualTime({ days }: Pick<PairRule, 'days'>): string {
  return days ? `Usually ${days.from} to ${quantity(days.to, 'day')}.` : 'How long it takes nobody was seen to tell.'
}
