/** The gateway of a house that has no key of a payment service: every call is answered with the reason, none is made. */
import { err } from '#lib/kernel/result.ts'
import type { GatewayProblem, PaymentGateway } from './payment-gateway.ts'

const message = 'Nothing can be paid here yet: whoever runs this market has set no key of its payment service.'

/** Whatever was asked for stays asked for: it is done once there is a key. */
const unanswered = async () => err<GatewayProblem>({ kind: 'outcome-unknown', message })

export const noPaymentGateway: PaymentGateway = {
  createCheckout: unanswered,
  findCheckout: unanswered,
  expireCheckout: unanswered,
  refundPayment: unanswered,
  findRefund: unanswered,
  findRefundOf: unanswered,
  parseWebhook: () => err('no STRIPE_SECRET_KEY is set'),
}
