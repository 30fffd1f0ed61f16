/** Organisations, offers and payments for tests of deals: as small as a deal lets them be. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { Offer, OrderPapers } from '#lib/deals/order.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { type Member, type Role, systemActor } from '#lib/kernel/actor.ts'
import { type Money, money } from '#lib/kernel/money.ts'
import type { CheckoutState } from '#lib/ledger/payment-gateway.ts'
import { applyCheckout, applyRefund, type Taken } from '#lib/ledger/server/apply-reading.ts'
import { requestCheckout } from '#lib/ledger/server/request-checkout.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { House } from './house.ts'

export const memberOf = (organisationId: string, ...roles: Role[]): Member => ({
  ...{ kind: 'member', userId: `usr_of_${organisationId}`, sessionId: 'ses_1', organisationId, roles },
  onBehalfOf: null,
})

/** A buyer, a rival, a seller and an operator, with their organisations in the database. */
export async function settleMarket(house: House) {
  const names = ['buyer', 'rival', 'seller', 'operator', 'stranger'] as const
  for (const name of names)
    await house.asOwner('INSERT INTO organisation (id, name) VALUES ($1, $2)', [`org_${name}`, `The ${name}`])
  return {
    buyer: memberOf('org_buyer', 'buyer'),
    rival: memberOf('org_rival', 'buyer'),
    seller: memberOf('org_seller', 'seller'),
    operator: memberOf('org_operator', 'operator'),
    stranger: memberOf('org_stranger', 'buyer', 'seller'),
  }
}

/** All that a small purchase inside the RIPE NCC wants. */
export const papers: OrderPapers = { preapprovalTicket: null, dossierSha256: 'd'.repeat(64), signature: 'B. Uyer' }

/** The whole of a listed /22 for $1,030.00, of which $30.00 are the house's; each with addresses of its own. */
export function makeOffer(changes: Partial<Offer> = {}, terms: Partial<Offer['terms']> = {}): Offer {
  const block = prefixAt(240 * 2 ** 24 + nextBlock() * 1024, 22)
  const total = money('USD', 103_000n)
  return {
    ...{ kind: 'sale', listingId: newPublicId('lst'), listingBlock: block, block, registry: 'ripencc' },
    recipientRegistry: 'ripencc',
    sellerId: 'org_seller',
    terms: {
      lines: [{ label: '1,024 addresses', amount: total }],
      ...{ total, surcharge: money('USD', 3_000n), shares: { platformBasisPoints: 0, brokerBasisPoints: 0 } },
      ...{ brokerId: null, term: null, recipientHolderId: 'ORG-B', asn: null },
      ...{ isStandingOffer: true, isControlProven: true, ...terms },
    },
    ...changes,
  }
}

let blocks = 0
const nextBlock = () => blocks++

/** The deal of an order that must succeed. */
export async function order(actor: Member, offer = makeOffer(), given = papers) {
  const opened = await openDeal({ actor, offer, papers: given })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const job = systemActor('test')
export const taking = { actor: job, record: recordPayment }

/** A checkout of the deal, as if the payment service had opened it. */
export async function askForPayment(dealId: string, amount = money('USD', 103_000n)): Promise<string> {
  const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no' }
  const request = { dealId, amount, description: 'a block', customerEmail: null, ...urls }
  const checkout = await inTransaction((tx) => requestCheckout({ actor: job, tx, ...request }))
  if (!checkout.ok) throw new Error(checkout.error.message)
  return checkout.value.id
}

/** What the payment service says of the checkout when it is read, taken in as the webhook's job does. */
export async function readCheckout(
  dealId: string,
  given: { checkoutId: string; state?: CheckoutState; amount?: Money },
) {
  const { checkoutId, state = 'paid', amount = money('USD', 103_000n) } = given
  const paymentIntentId = state === 'paid' ? `pi_${checkoutId}` : null
  return applyCheckout(taking, {
    id: `cs_${checkoutId}`,
    checkoutId,
    dealId,
    state,
    amount,
    url: null,
    paymentIntentId,
  })
}

export async function pay(dealId: string): Promise<Taken> {
  return readCheckout(dealId, { checkoutId: await askForPayment(dealId) })
}

/** The payment service says that every refund asked for has gone through, or failed. */
export async function settleRefunds(house: House, state: 'succeeded' | 'failed' = 'succeeded'): Promise<number> {
  const refunds = await house.asOwner(
    "SELECT checkout_id, attempt, received_minor FROM refund WHERE state IN ('asked', 'pending')",
  )
  for (const { checkout_id, attempt, received_minor } of refunds) {
    const amount = money('USD', BigInt(String(received_minor)))
    const about = { id: `re_${checkout_id}_${attempt}`, checkoutId: String(checkout_id), amount, state }
    await applyRefund(taking, { ...about, failureReason: state === 'failed' ? 'account_closed' : null })
  }
  return refunds.length
}
