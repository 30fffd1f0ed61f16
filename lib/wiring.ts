/** The one file that names both a port and its adapters. */
import { delegatedStatistics } from '#lib/adapters/delegated-statistics/delegated-statistics.ts'
import { ianaSpecialAsns } from '#lib/adapters/iana-special-purpose/special-asns.ts'
import { ianaSpecialPurpose } from '#lib/adapters/iana-special-purpose/special-purpose.ts'
import { netset } from '#lib/adapters/netset/netset.ts'
import { pfx2as } from '#lib/adapters/pfx2as/pfx2as.ts'
import { rdapNetwork, rdapRemarks } from '#lib/adapters/rdap/registered-network.ts'
import { ripestatRouting } from '#lib/adapters/ripestat/routing-now.ts'
import { riswhois } from '#lib/adapters/riswhois/riswhois.ts'
import { rpsl } from '#lib/adapters/rpsl/rpsl.ts'
import { smtpGateway } from '#lib/adapters/smtp/smtp.ts'
import { spamhausDropJson } from '#lib/adapters/spamhaus-drop/drop-json.ts'
import { spamhausDropText } from '#lib/adapters/spamhaus-drop/drop-text.ts'
import { stripeGateway } from '#lib/adapters/stripe/stripe-gateway.ts'
import { transferLog } from '#lib/adapters/transfer-log/transfer-log.ts'
import { vrpCsv } from '#lib/adapters/vrp-csv/vrp-csv.ts'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import { signedPost } from '#lib/adapters/webhook/signed-post.ts'
import type { NetworkSource, RegistryRemarkSource, RoutingNowSource } from '#lib/diligence/outside.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { noPaymentGateway } from '#lib/ledger/no-payment-gateway.ts'
import type { PaymentGateway } from '#lib/ledger/payment-gateway.ts'
import type { MailGateway } from '#lib/notifications/mail.ts'
import type { WebhookSender } from '#lib/notifications/webhook.ts'
import { environment } from '#lib/platform/env.ts'
import { getJson } from '#lib/platform/http.ts'

/** Every format that an import recognises. No file is recognised by two of them. */
export const formatAdapters: readonly FormatAdapter[] = [
  ianaSpecialPurpose,
  ianaSpecialAsns,
  delegatedStatistics,
  transferLog,
  vrpJson,
  vrpCsv,
  riswhois,
  pfx2as,
  rpsl,
  spamhausDropJson,
  spamhausDropText,
  netset,
]

/** The registries of the world the market runs in: the operator may name one service for all of them. */
const marketRegistries = { service: () => environment().RDAP_BASE_URL ?? null }

export const networkSource: NetworkSource = rdapNetwork(getJson)
export const marketNetworkSource: NetworkSource = rdapNetwork(getJson, marketRegistries)
export const registryRemarkSource: RegistryRemarkSource = rdapRemarks(getJson, marketRegistries)
export const routingNowSource: RoutingNowSource = ripestatRouting(getJson)

export const mailGateway: MailGateway = smtpGateway(() => environment().SMTP_URL ?? null)

export const webhookSender: WebhookSender = signedPost({
  allowsPrivate: () => environment().DOTQUAD_WEBHOOKS === 'anywhere',
  now: () => Date.now(),
})

let payments: PaymentGateway | undefined

function openPaymentGateway(): PaymentGateway {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_BASE } = environment()
  if (!secretKey) return noPaymentGateway
  return stripeGateway({ secretKey, webhookSecrets, apiBase: STRIPE_API_BASE ?? null })
}

/** Made at the first use: a program that takes no payment needs no key. */
export const paymentGateway = (): PaymentGateway => {
  payments ??= openPaymentGateway()
  return payments
}
