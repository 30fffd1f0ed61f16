/** The pieces of a catalogue row that the table and the cards share. */

import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { SecondLine } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatAddress } from '#lib/address-space/address.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { dealTypes } from '#lib/listings/deal-type.ts'
import type { Entry } from '#lib/listings/entry.ts'
import { formatRate } from '#lib/listings/rate.ts'
import { blockPath } from '#lib/paths.ts'
import { describeLists, describeSize, rpkiMarks } from './entry-words.ts'

export function BlockLink({ entry }: { entry: Entry }) {
  const { id, block } = entry
  return (
    <>
      <Link href={blockPath(id)} className="data text-section no-underline">
        {formatAddress(block.address)}
        <span className="text-accent">/{block.length}</span>
      </Link>
      <SecondLine>{describeSize(entry)}</SecondLine>
    </>
  )
}

const units: Record<DealType, string> = { sale: 'to buy', lease: 'a month, lease', rent: 'a month, rent' }

/** The lowest price of each kind, that of the kind searched for first. */
export function Prices({ entry: { rates, currency }, first }: { entry: Entry; first: DealType | null }) {
  const order = dealTypes.toSorted((a, b) => Number(b === first) - Number(a === first))
  const offered = order.flatMap((deal) => (rates[deal] === null ? [] : [{ deal, rate: rates[deal] }]))
  return offered.map(({ deal, rate }, index) => (
    <span key={deal} className={index === 0 ? 'block' : 'block text-axis text-ink3'}>
      <span className={index === 0 ? 'font-mono text-[0.9375rem] font-strong' : 'font-mono'}>{formatRate(rate)}</span>{' '}
      <span className="font-sans text-axis text-ink3">
        {currency} {units[deal]}
      </span>
    </span>
  ))
}

export function RpkiState({ entry: { summary } }: { entry: Entry }) {
  if (summary.rpki === 'unknown') return <AnswerMark answer="not-checked" inTable />
  const { severity, word } = rpkiMarks[summary.rpki]
  return <SeverityMark severity={severity} word={word} />
}

export function ListState({ entry }: { entry: Entry }) {
  const { answer, words, basis } = describeLists(entry.summary.lists)
  return (
    <>
      <AnswerMark answer={answer} word={words} inTable />
      <SecondLine>{basis}</SecondLine>
    </>
  )
}

export function Transferability({ entry }: { entry: Entry }) {
  const { state, from, rule } = entry.summary.transferable
  if (state === 'unknown')
    return <AnswerMark answer="not-checked" word={from ? `Not sure before ${from}` : 'Not known'} inTable />
  return (
    <>
      {state === 'yes' ? 'Now' : <SeverityMark severity="blocker" word={from ? `From ${from}` : 'Not'} />}
      {rule && <SecondLine>{rule}</SecondLine>}
    </>
  )
}
