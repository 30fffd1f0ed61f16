import { registriesInReach } from '#lib/deals/slow-transfer.ts'
import { enumerate } from '#lib/diligence/statements/wording.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import { explainMonthly, type Quote } from '#lib/listings/quote-part.ts'
import { registryFeeOf } from '#lib/listings/registry-fees.ts'
import { type Rir, registryInSentence } from '#lib/registry/rir.ts'

type QuoteTableProps = { quote: Quote; registry: Rir }

/** What is paid now, line by line, what comes again, and what the registry takes by itself. */
export function QuoteTable({ quote, registry }: QuoteTableProps) {
  const monthly = explainMonthly(quote)
  return (
    <div className="grid gap-2">
      <dl className="border-t border-rule2">
        {quote.lines.map(({ label, amount }) => (
          <div key={label} className="flex justify-between gap-4 border-b border-rule py-1.5">
            <dt>{label}</dt>
            <dd className="font-mono">{formatMoney(amount)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 py-1.5 font-strong">
          <dt>{monthly ? 'To pay with the order' : 'To pay in all'}</dt>
          <dd className="font-mono text-section">{formatMoney(quote.total)}</dd>
        </div>
      </dl>
      {monthly && <p>Then {monthly}.</p>}
      {quote.monthly === null && (
        <>
          <RegistryFee registry={registry} />
          <p className="text-label text-ink2">
            Sold to holders at {enumerate(registriesInReach(registry).map(registryInSentence), 5)}: a transfer to any
            other registry takes longer than a sale waits here, or its time was read nowhere.
          </p>
        </>
      )}
    </div>
  )
}

function RegistryFee({ registry }: { registry: Rir }) {
  const fee = registryFeeOf(registry)
  if (!fee)
    return (
      <p className="text-label text-ink2">
        What {registryInSentence(registry)} charges for a transfer was not read here: ask it.
      </p>
    )
  return (
    <p className="text-label text-ink2">
      Paid to {registryInSentence(registry)} by the parties, not collected here: {fee.says}{' '}
      <span className="text-ink3">
        {fee.source}; read {fee.dateRead}, {explainConfidence(fee.confidence)}.
      </span>
    </p>
  )
}
