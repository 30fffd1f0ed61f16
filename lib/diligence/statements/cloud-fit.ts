/** Whether clouds would take the block along. Public data can rule a cloud out; it can never promise one. */
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { type CloudAnswer, type CloudFit, type CloudVerdict, judgeCloudFit } from '../judge-cloud-fit.ts'
import { statusOfWhole } from '../judge-subject.ts'
import { registrationBasis } from './registration-basis.ts'
import { standingOf } from './standing.ts'
import type { AnswerCell, AnswerCount, FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, sentenceCase } from './wording.ts'

const topic = { topic: 'cloud-fit', title: 'Cloud fit', page: 'cloud' } as const

export function stateCloudFit(subject: Subject): Statement {
  const fits = judgeCloudFit(subject)
  const failing = fits.some(({ holder }) => holder.answer === 'fail')
  return {
    ...topic,
    severity: failing ? 'warning' : 'notice',
    answers: answersOf(fits),
    text: describe(fits, statusOfWhole(subject)),
    headline: null,
    basis: [...standingOf(subject.dossier, 'blocklist').basis, ...registrationBasis(subject)],
    asked: `${fits.length} published rule sets, last read ${fits
      .map(({ rule }) => rule.size.dateRead)
      .sort()
      .at(-1)}`,
    facts: factsOf(fits),
  }
}

/** What stands against a cloud is found; that nothing does is an answer only where every demand was looked at. */
const answerOf: Record<CloudAnswer, AnswerCell['answer']> = {
  fail: 'found',
  pass: 'nothing-found',
  unknown: 'not-checked',
}

function answersOf(fits: readonly CloudFit[]): AnswerCount[] {
  return (['fail', 'pass', 'unknown'] as const)
    .map((wanted) => ({ answer: answerOf[wanted], count: withAnswer(fits, wanted).length }))
    .filter(({ count }) => count > 0)
}

const withAnswer = (fits: readonly CloudFit[], wanted: CloudAnswer) =>
  fits.filter(({ holder }) => holder.answer === wanted)

/** Each reason with the clouds it stands against; the clouds without one are not checked, as in the table. */
function describe(fits: readonly CloudFit[], status: string | null): string {
  const passing = withAnswer(fits, 'pass')
  const open = withAnswer(fits, 'unknown')
  const failing = fits.length - passing.length - open.length
  const remains =
    status === null
      ? 'hangs on the status of its registrant and on the proof, which only its registry and the holder tell'
      : 'hangs on what no text that was read settles, and on the proof, which only the holder gives'
  if (open.length === fits.length)
    return [
      `Not checked for any of ${fits.length} clouds: its size stands against none of them; whether one takes it ${remains}.`,
      ...tellReputation(fits),
    ].join(' ')
  return [
    ...tellFailures(fits),
    ...(passing.length > 0 ? [`${namesOf(passing)}: the block meets every demand that was read.`] : []),
    ...(open.length > 0 ? [`For the other ${open.length} it ${remains}.`] : []),
    ...(failing < fits.length ? tellLease(fits) : []),
  ].join(' ')
}

const namesOf = (fits: readonly CloudFit[]): string =>
  enumerate(
    fits.map(({ rule }) => rule.provider),
    fits.length,
  )

function tellFailures(fits: readonly CloudFit[]): string[] {
  const clouds = Map.groupBy(withAnswer(fits, 'fail'), ({ holder }) => reasonAgainst(holder))
  return [...clouds].map(([reason, against]) => sentenceCase(`${namesOf(against)}: ${reason}.`))
}

/** What leaves open whether its reputation will do, with the clouds that ask for one. */
function tellReputation(fits: readonly CloudFit[]): string[] {
  const open = fits.flatMap(({ rule, holder }) =>
    holder.reasons
      .filter(({ answer, demand }) => answer === 'unknown' && demand !== null && demand === rule.reputation)
      .map(({ says }) => ({ provider: rule.provider, says })),
  )
  return [...Map.groupBy(open, ({ says }) => says)].map(([says, of]) =>
    sentenceCase(`${enumerate(of.map(({ provider }) => provider))}: ${says}.`),
  )
}

const reasonAgainst = ({ reasons }: CloudVerdict): string => reasons.find(({ answer }) => answer === 'fail')?.says ?? ''

/** The trap of a lease: what its holder may bring, its lessee may not. */
function tellLease(fits: readonly CloudFit[]): string[] {
  const trapped = fits.filter(({ holder, lessee }) => holder.answer !== 'fail' && lessee.answer === 'fail')
  return trapped.length === 0 ? [] : [`Leased, ${namesOf(trapped)} may refuse it: a lessee is not its registrant.`]
}

function factsOf(fits: readonly CloudFit[]): FactTable {
  return {
    columns: [
      { title: 'Cloud', holds: 'text' },
      { title: 'Smallest', holds: 'data' },
      { title: 'Confidence', holds: 'text' },
      { title: 'Held or bought', holds: 'answer' },
      { title: 'Leased', holds: 'answer' },
      { title: 'Proof', holds: 'text' },
      { title: 'ROA origin', holds: 'text' },
      { title: 'Text', holds: 'text' },
      { title: 'Read', holds: 'data' },
    ],
    rows: fits.map(({ rule, holder, lessee }) => [
      rule.provider,
      `/${rule.size.longest}`,
      explainConfidence(rule.size.confidence),
      cellOf(holder),
      cellOf(lessee),
      rule.proof.says,
      rule.origins.confidence === 'unconfirmed' ? `${rule.origins.says}, unconfirmed` : rule.origins.says,
      rule.size.source,
      rule.size.dateRead,
    ]),
  }
}

const wordOf: Record<CloudAnswer, string> = { pass: 'Passes', fail: 'Fails', unknown: 'Not known' }

/** With every reason of the answer that is given. */
const cellOf = ({ answer, reasons }: CloudVerdict): AnswerCell => ({
  answer: answerOf[answer],
  word: wordOf[answer],
  why: reasons
    .filter((reason) => reason.answer === answer)
    .map(({ says }) => says)
    .join('; '),
})
