import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Deal } from '#lib/deals/deal.ts'
import { priceLinesOf } from '#lib/deals/declared-use.ts'
import { nameParty } from '#lib/deals/party-words.ts'
import type { DealState, Party } from '#lib/deals/vocabulary.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'
import { formatMoney, type Money, sumMoney } from '#lib/kernel/money.ts'
import { splitPrice } from '#lib/ledger/split-price.ts'
import { sayJournal } from './journal-words.ts'

/** A line of the ledger. Signed: a debit positive, a credit negative. */
type Entry = { journalId: string; kind: string; postedAt: Date; account: string; amount: Money }

type MoneySectionProps = { deal: Deal; party: Party; state: DealState; entries: readonly Entry[] }

/** What is asked, where it lies, and who gets what of it. */
export function MoneySection({ deal, party, state, entries }: MoneySectionProps) {
  const { total } = deal.terms
  return (
    <Section title="Money">
      <p className="font-mono text-compact">{formatMoney(total)}</p>
      <p className="pb-3 text-ink3">{sayWhereItLies(entries, { deal, state })}</p>
      <DataTable
        caption="What the price is made of"
        head={
          <>
            <ColumnHead>Price</ColumnHead>
            <ColumnHead align="right">{total.currency}</ColumnHead>
          </>
        }
      >
        {priceLinesOf(deal.terms).map(({ label, amount }) => (
          <Row key={label}>
            <Cell>{label}</Cell>
            <Cell align="right">{formatMoney(amount)}</Cell>
          </Row>
        ))}
        <Row>
          <RowHead>To pay{deal.kind === 'sale' ? '' : ' now'}</RowHead>
          <Cell align="right">{formatMoney(total)}</Cell>
        </Row>
      </DataTable>
      {party !== 'buyer' && <Shares deal={deal} party={party} />}
      {entries.length > 0 && <Journals entries={entries} />}
    </Section>
  )
}

const heldCode = ({ id }: Deal) => `deal:${id}:held`

function sayWhereItLies(entries: readonly Entry[], { deal, state }: { deal: Deal; state: DealState }): string {
  const own = entries.filter(({ account }) => account === heldCode(deal))
  const [first] = own
  if (!first) return state.is === 'open' ? 'not paid yet' : 'was never paid'
  const held = sumMoney(
    first.amount.currency,
    own.map(({ amount }) => amount),
  )
  if (held.minor !== 0n) return 'held for this deal; nothing is released'
  if (entries.some(({ kind }) => kind === 'release')) return `released to ${nameParty('seller', deal.kind)}`
  return state.id === 'refunded' ? 'went back to the buyer' : 'on its way back to the buyer'
}

/** Not for the buyer: what house and broker take is taken from the seller's side. */
function Shares({ deal, party }: { deal: Deal; party: Party }) {
  const { seller, broker, platform } = splitPrice(deal.terms)
  const rows = [
    { label: party === 'seller' ? 'To you' : sentenceCase(nameParty('seller', deal.kind)), amount: seller },
    ...(deal.terms.brokerId === null ? [] : [{ label: 'Broker', amount: broker }]),
    { label: 'Dotquad', amount: platform },
  ]
  return (
    <div className="pt-4">
      <DataTable
        caption="Who gets what on release"
        head={
          <>
            <ColumnHead>On release</ColumnHead>
            <ColumnHead align="right">{seller.currency}</ColumnHead>
          </>
        }
      >
        {rows.map(({ label, amount }) => (
          <Row key={label}>
            <Cell>{label}</Cell>
            <Cell align="right">{formatMoney(amount)}</Cell>
          </Row>
        ))}
      </DataTable>
    </div>
  )
}

/** One row a journal: what moved and when; between which accounts is the operator's to read. */
function Journals({ entries }: { entries: readonly Entry[] }) {
  const journals = [...new Map(entries.map((entry) => [entry.journalId, entry])).values()]
  const moved = (id: string) =>
    entries.filter(({ journalId, amount }) => journalId === id && amount.minor > 0n).map(({ amount }) => amount)
  return (
    <div className="pt-4">
      <DataTable
        caption="What the ledger says"
        head={
          <>
            <ColumnHead>Ledger</ColumnHead>
            <ColumnHead align="right">Moved</ColumnHead>
          </>
        }
      >
        {journals.map(({ journalId, kind, postedAt, amount }) => (
          <Row key={journalId}>
            <Cell>
              {sayJournal(kind)}
              <SecondLine>
                <Instant at={postedAt.toISOString()} />
              </SecondLine>
            </Cell>
            <Cell align="right">{formatMoney(sumMoney(amount.currency, moved(journalId)))}</Cell>
          </Row>
        ))}
      </DataTable>
    </div>
  )
}
