/** The requests and objects of Stripe's API that the stand-in knows, by the SDK's own types. */
import type Stripe from 'stripe'

/** Each becomes a JSON Schema of its name. */
export type ApiRoots = {
  'checkout.session': Stripe.Checkout.Session
  payment_intent: Stripe.PaymentIntent
  charge: Stripe.Charge
  refund: Stripe.Refund
  balance_transaction: Stripe.BalanceTransaction
  /** What is inside `data` is checked as the object that it is. */
  event: Omit<Stripe.Event, 'data'> & { data: { object: object } }
  'create checkout.session': Stripe.Checkout.SessionCreateParams
  'expire checkout.session': Stripe.Checkout.SessionExpireParams
  'create refund': Stripe.RefundCreateParams
  'list checkout.session': Stripe.Checkout.SessionListParams
  'list payment_intent': Stripe.PaymentIntentListParams
  'list charge': Stripe.ChargeListParams
  'list refund': Stripe.RefundListParams
  'list balance_transaction': Stripe.BalanceTransactionListParams
  'list event': Stripe.EventListParams
  'retrieve object': Stripe.EventRetrieveParams
}
