import { Cell, ColumnHead, DataTable, Row, RowHead } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatMoney, type Money, negateMoney } from '#lib/kernel/money.ts'

type ClassBalance = { class: string; side: 'debit' | 'credit'; sum: Money }

type BooksSectionProps = { classes: readonly ClassBalance[]; differences: readonly Money[] }

/** The trial balance: accounts of one class together, and debits less credits. */
export function BooksSection({ classes, differences }: BooksSectionProps) {
  const isSound = differences.every(({ minor }) => minor === 0n)
  return (
    <Section
      title="Ledger"
      note={
        <SeverityMark
          severity={isSound ? 'good' : 'blocker'}
          word={isSound ? 'debits less credits are zero' : 'the books do not balance'}
        />
      }
    >
      {classes.length === 0 ? (
        <p className="text-ink2">Nothing was posted yet.</p>
      ) : (
        <DataTable
          caption="Trial balance"
          head={
            <>
              <ColumnHead>Accounts</ColumnHead>
              <ColumnHead align="right">Debit</ColumnHead>
              <ColumnHead align="right">Credit</ColumnHead>
            </>
          }
        >
          {classes.map(({ class: name, side, sum }) => (
            <Row key={`${name} ${sum.currency}`}>
              <Cell>{classWords[name] ?? name}</Cell>
              <Cell align="right">{side === 'debit' ? formatMoney(sum) : '–'}</Cell>
              <Cell align="right">{side === 'credit' ? formatMoney(negateMoney(sum)) : '–'}</Cell>
            </Row>
          ))}
          {differences.map((difference) => (
            <Row key={difference.currency}>
              <RowHead>Debits less credits, {difference.currency}</RowHead>
              <Cell align="right" colSpan={2}>
                {formatMoney(difference)}
              </Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </Section>
  )
}

/** By the first or last part of an account's code (lib/ledger/account.ts). */
const classWords: Readonly<Record<string, string>> = {
  clearing: 'With the payment service',
  held: 'Held for deals',
  'refund-due': 'Owed back to buyers',
  duplicate: 'Paid twice, to go back',
  mismatch: 'Paid in another amount, to go back',
  payable: 'Owed to sellers and brokers',
  fees: 'Earned',
  advanced: 'Paid back from elsewhere',
}
