import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { DealLine } from '#lib/deals/deal-line.ts'
import { nameParty, sayState } from '#lib/deals/party-words.ts'
import { standingOf } from '#lib/deals/standing.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'
import { formatSpan } from '#lib/kernel/format-span.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import { dealPath } from '#lib/paths.ts'
import { kindWords } from './kind-words.ts'

/** Deals as rows: what, with whom, where it stands, by when, how much. */
export function DealRows({ lines }: { lines: readonly DealLine[] }) {
  return (
    <ul className="border-t border-rule2">
      {lines.map((line) => (
        <li key={line.deal.id} className="border-b border-rule">
          <DealRow {...line} />
        </li>
      ))}
    </ul>
  )
}

function DealRow(line: DealLine) {
  const { deal, party, state } = line
  return (
    <Link
      href={dealPath(deal.id)}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-5 gap-y-0.5 py-2.5 no-underline hover:bg-well hover:text-ink lg:grid-cols-[12.5rem_13rem_minmax(0,1fr)_13.5rem_7.5rem]"
    >
      <span>
        <span className="font-mono text-section tracking-tight">{formatPrefix(deal.block)}</span>
        <span className="block text-label text-ink3">{kindWords[deal.kind]}</span>
      </span>
      <span className="max-lg:col-start-1 wrap-anywhere">
        <Others line={line} />
      </span>
      <span className="max-lg:col-span-2">{sayState(state, { party, kind: deal.kind })}</span>
      <span className="text-label text-ink3 max-lg:col-span-2">
        <When {...line} />
      </span>
      <span className="text-right font-mono max-lg:col-start-2 max-lg:row-start-1">
        {formatMoney(deal.terms.total)}
      </span>
    </Link>
  )
}

/** The other side; for the operator both. */
function Others({ line: { deal, party } }: { line: DealLine }) {
  const sides = (['buyer', 'seller'] as const).filter((side) => side !== party)
  const names = { buyer: deal.buyerName, seller: deal.sellerName }
  return sides.map((side) => (
    <span key={side} className="block">
      {names[side]}
      <span className="text-label text-ink3"> {sentenceCase(nameParty(side, deal.kind).replace('the ', ''))}</span>
    </span>
  ))
}

function When({ state, party, dueAt, lateMs, deal }: DealLine) {
  if (state.is !== 'open')
    return (
      <>
        Ended <Instant at={deal.enteredAt.toISOString()} />
      </>
    )
  if (!dueAt) return 'Nothing is due'
  return (
    <>
      {standingOf(state, party) === 'running' ? 'Until ' : 'Due '}
      <Instant at={dueAt.toISOString()} />
      {lateMs !== null && <span className="block font-bold text-amber">{formatSpan(lateMs)} late</span>}
    </>
  )
}
