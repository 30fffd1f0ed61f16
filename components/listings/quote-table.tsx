import { registriesInReach } from '#lib/deals/slow-transfer.ts'
import { enumerate } from '#lib/diligence/statements/wording.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { formatDuration } from '#lib/kernel/duration.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import { explainMonthly, type Quote } from '#lib/listings/quote-part.ts'
import { registryFeeOf } from '#lib/listings/registry-fees.ts'
import { type Rir, registryInSentence } from '#lib/registry/rir.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'

type QuoteTableProps = { quote: Quote; registry: Rir; rules: RuleSet }

/** What is paid now, line by line, what comes again, and what the registry takes by itself. */
export function QuoteTable({ quote, registry, rules }: QuoteTableProps) {
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
      {quote.overTerm && quote.term && (
        <p>
          Over {formatDuration(quote.term)} in all: <span className="font-mono">{formatMoney(quote.overTerm)}</span>.
        </p>
      )}
      {quote.monthly === null && (
        <>
          <RegistryFee registry={registry} />
          <p className="text-label text-ink2">{tellReach(registriesInReach(rules, registry))}</p>
        </>
      )}
    </div>
  )
}

function tellReach(reached: readonly Rir[]): string {
  const others = 'is not permitted, takes longer than a sale waits here, or its time was read nowhere.'
  if (reached.length === 0) return `Not sold to any holder: a transfer to each registry ${others}`
  const names = enumerate(reached.map(registryInSentence), 5)
  return `Sold to holders at ${names}: a transfer to any other registry ${others}`
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
