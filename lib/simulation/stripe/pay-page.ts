/** The hosted page of a session: what is paid for, a card, and what a visitor may let go wrong. */

import type Stripe from 'stripe'
import { formatMoney, isCurrency, money } from '#lib/kernel/money.ts'
import { type Html, html } from '../html.ts'
import type { TypedCard } from './cards.ts'
import { type PageReply, pageReply } from './page.ts'

export type PayPage = {
  session: Stripe.Checkout.Session
  description: string
  /** What was typed before, where it was refused, and why. */
  typed: (TypedCard & { email: string }) | null
  refusal: string | null
}

export function formatTotal({ currency, amount_total }: Stripe.Checkout.Session): string {
  const code = (currency ?? '').toUpperCase()
  const minor = amount_total ?? 0
  return isCurrency(code) ? formatMoney(money(code, BigInt(minor))) : `${minor} ${code}`
}

const field = (
  label: string,
  given: { name: string; value: string; hint: string; autocomplete: string; mode?: string },
): Html => html`
<label>${label}
<input name="${given.name}" value="${given.value}" placeholder="${given.hint}" autocomplete="${given.autocomplete}" inputmode="${given.mode ?? 'numeric'}" required>
</label>`

const cardFields = (typed: NonNullable<PayPage['typed']>): Html => html`
${field('E-mail', { name: 'email', value: typed.email, hint: 'you@example.org', autocomplete: 'email', mode: 'email' })}
${field('Card number', { name: 'number', value: typed.number, hint: '4242 4242 4242 4242', autocomplete: 'off' })}
<div class="pair">
${field('Expiry', { name: 'expiry', value: typed.expiry, hint: 'MM / YY', autocomplete: 'off' })}
${field('Security code', { name: 'cvc', value: typed.cvc, hint: 'CVC', autocomplete: 'off' })}
</div>`

const wrongTurns: Html = html`
<fieldset><legend>Pay, and let something go wrong</legend>
<button name="notice" value="late">Pay, and tell the market a minute late</button>
<button name="notice" value="twice">Pay, and tell the market twice</button>
<button name="notice" value="never">Pay, and never tell the market</button>
<p class="hint">The payment is real to this page each time. The market must find out by itself.</p>
</fieldset>
<p class="hint">Declined: <code>4000 0000 0000 0002</code>. Too little money: <code>4000 0000 0000 9995</code>.
Expired: <code>4000 0000 0000 0069</code>. Any later month and any three digits will do.</p>`

const startingCard = { number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' } as const

export function showPayPage({ session, description, typed, refusal }: PayPage): PageReply {
  const total = formatTotal(session)
  const filled = typed ?? { ...startingCard, email: session.customer_email ?? '' }
  const back = session.cancel_url ? html`<p><a href="${session.cancel_url}">Back without paying</a></p>` : null
  const until = new Date(session.expires_at * 1000).toISOString().slice(11, 16)
  const body = html`
<section>
<h1>${description}</h1>
<p class="amount">${total}</p>
<p class="hint">This page is open until ${until} UTC.</p>
${back}
</section>
<section>
<h2>Pay with a test card</h2>
<form method="post" action="/c/pay/${session.id}">
${refusal === null ? null : html`<p class="refused" role="alert">${refusal}</p>`}
${cardFields(filled)}
<button class="pay" name="notice" value="now">Pay ${total}</button>
${wrongTurns}
</form>
</section>`
  return pageReply({ title: `Pay ${total}`, body })
}

const closed: Readonly<Record<string, { title: string; text: string }>> = {
  complete: { title: 'This is paid', text: 'The payment went through. There is nothing more to do here.' },
  expired: { title: 'This page has expired', text: 'Nothing was paid. Start again from the market.' },
}

export function showClosedPage(session: Stripe.Checkout.Session): PageReply {
  const { title, text } = closed[session.status ?? ''] ?? { title: 'Closed', text: 'This page is closed.' }
  const goal = session.status === 'complete' ? returnAddress(session) : session.cancel_url
  const body = html`<section><h2>${title}</h2><p>${text}</p>${goal ? html`<p><a href="${goal}">Back to the market</a></p>` : null}</section>`
  return pageReply({ title, body })
}

/** Where a payer goes after paying; Stripe puts the session's id where it is asked for. */
export const returnAddress = ({ id, success_url }: Stripe.Checkout.Session): string =>
  (success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id)

export const noSuchPage = (): PageReply =>
  pageReply({
    title: 'No such page',
    status: 404,
    body: html`<section><h2>No such page</h2><p>There is no payment at this address. Start again from the market.</p></section>`,
  })

export const aboutPage = (): PageReply =>
  pageReply({
    title: 'Stand-in for Stripe',
    body: html`<section><h2>Stand-in for Stripe</h2><p>It plays the payment service of a simulated market. Pay pages are reached from a deal.</p></section>`,
  })
