/** What a transition does to claim, ledger and checkouts, in its own transaction. */
import { z } from 'zod'
import { releaseClaim } from '#lib/claims/server/release-claim.ts'
import { settleClaim } from '#lib/claims/server/settle-claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Journal } from '#lib/ledger/journal.ts'
import { oweRefund, releaseDeal, settleRefund } from '#lib/ledger/posting.ts'
import { cancelCheckouts } from '#lib/ledger/server/cancel-checkouts.ts'
import { postJournal } from '#lib/ledger/server/post-journal.ts'
import { requestRefund } from '#lib/ledger/server/request-refund.ts'
import { retryRefunds } from '#lib/ledger/server/retry-refunds.ts'
import { splitPrice } from '#lib/ledger/split-price.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { Deal } from '../deal.ts'
import type { ActId } from '../vocabulary.ts'
import { selectEvents } from './deal-store.ts'

type Acting = { actor: Actor; tx: Transaction; deal: Deal }

const acts: Record<ActId, (acting: Acting) => Promise<unknown>> = {
  'release-claim': ({ actor, tx, deal }) => releaseClaim({ actor, tx, dealId: deal.id }),
  'cancel-checkouts': ({ actor, tx, deal }) => cancelCheckouts({ actor, tx, dealId: deal.id }),
  'release-money': releaseMoney,
  'owe-refund': returnMoney,
  'retry-refund': ({ actor, tx, deal }) => retryRefunds({ actor, tx, dealId: deal.id }),
  'settle-refund': (acting) => post(acting, settleRefund({ dealId: acting.deal.id, amount: acting.deal.terms.total })),
}

/** In their order. */
export async function doActs(acting: Acting, wanted: readonly ActId[]): Promise<void> {
  for (const act of wanted) await acts[act](acting)
}

async function post({ actor, tx }: Acting, journal: Journal): Promise<void> {
  const posted = await postJournal({ actor, tx, ...journal })
  invariant(posted.ok, 'a deal posts each of its journals once')
}

async function releaseMoney(acting: Acting): Promise<void> {
  const { actor, tx, deal } = acting
  const { id: dealId, kind, sellerId, terms } = deal
  const payees = { sellerId, brokerId: terms.brokerId }
  await post(acting, releaseDeal({ dealId, payees, split: splitPrice(terms) }))
  if (kind === 'sale') await settleClaim({ actor, tx, dealId })
}

const Payment = z.object({ checkoutId: z.string() })

async function returnMoney(acting: Acting): Promise<void> {
  const { actor, tx, deal } = acting
  const amount = deal.terms.total
  await post(acting, oweRefund({ dealId: deal.id, amount }))
  const [funded] = await selectEvents(tx, deal.id, 'fund')
  invariant(funded, 'what goes back was paid')
  const { checkoutId } = Payment.parse(funded.evidence.payment)
  await requestRefund({ actor, tx, checkoutId, amount, reason: 'ended' })
}
