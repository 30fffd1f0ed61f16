/** To which registries the block may move, as a sentence and as rows: need, fees and days beside each. */
import { registryInSentence } from '#lib/registry/rir.ts'
import type { PairRule, RuleAnswer } from '#lib/registry/transfer-rule.ts'
import type { RecipientVerdict, TransferVerdict } from '#lib/registry/transfer-verdict.ts'
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

/** Rows under those of `rulesTable`. */
export const tabulateRecipients = ({ recipients }: TransferVerdict): string[][] =>
  recipients.map((one) => {
    const [, ...cited] = rowOfRule(one.pair)
    return [tellRecipient(one), ...cited]
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
