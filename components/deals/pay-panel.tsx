import { buttonClass } from '#components/ui/button.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import { dealPath } from '#lib/paths.ts'
import { PayForm } from './pay-form.tsx'

export type WayBack = 'returned' | 'cancelled' | null

type PayPanelProps = { deal: Deal; payUrl: string | null; action: FormAction; wayBack: WayBack }

/** How the buyer pays; after coming back from there, what is known of it. */
export function PayPanel({ deal, payUrl, action, wayBack }: PayPanelProps) {
  const amount = formatMoney(deal.terms.total)
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-ink2">
        You pay {amount} by card on the payment service’s own page. The amount is held for this deal: it is the seller’s
        when the facts are measured, and goes back to you whole if the deal ends before.
      </p>
      {wayBack === 'returned' && (
        <p role="status" className="max-w-prose border-l-2 border-ink pl-3">
          Payment is being confirmed; <a href={dealPath(deal.id, 'returned')}>reload</a>. Do not pay again if you have
          paid: a second payment would only go back to you.
        </p>
      )}
      {wayBack === 'cancelled' && (
        <p role="status" className="max-w-prose border-l-2 border-ink pl-3">
          You came back without paying. The addresses stay reserved for you until the time above.
        </p>
      )}
      {payUrl === null ? (
        <PayForm action={action} dealId={deal.id} title={`Pay ${amount}`} />
      ) : (
        <p>
          <a href={payUrl} className={buttonClass('primary', 'large')}>
            Go to the payment page, {amount}
          </a>
        </p>
      )}
    </div>
  )
}
