/** The one file that names both a port and its adapters. */
import { delegatedStatistics } from '#lib/adapters/delegated-statistics/delegated-statistics.ts'
import { ianaSpecialAsns } from '#lib/adapters/iana-special-purpose/special-asns.ts'
import { ianaSpecialPurpose } from '#lib/adapters/iana-special-purpose/special-purpose.ts'
import { netset } from '#lib/adapters/netset/netset.ts'
import { pfx2as } from '#lib/adapters/pfx2as/pfx2as.ts'
import { rdapNetwork } from '#lib/adapters/rdap/registered-network.ts'
import { ripestatRouting } from '#lib/adapters/ripestat/routing-now.ts'
import { riswhois } from '#lib/adapters/riswhois/riswhois.ts'
import { rpsl } from '#lib/adapters/rpsl/rpsl.ts'
import { smtpGateway } from '#lib/adapters/smtp/smtp.ts'
import { spamhausDropJson } from '#lib/adapters/spamhaus-drop/drop-json.ts'
import { spamhausDropText } from '#lib/adapters/spamhaus-drop/drop-text.ts'
import { transferLog } from '#lib/adapters/transfer-log/transfer-log.ts'
import { vrpCsv } from '#lib/adapters/vrp-csv/vrp-csv.ts'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import type { NetworkSource, RoutingNowSource } from '#lib/diligence/outside.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import type { MailGateway } from '#lib/notifications/mail.ts'
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

export const networkSource: NetworkSource = rdapNetwork(getJson)
export const routingNowSource: RoutingNowSource = ripestatRouting(getJson)

export const mailGateway: MailGateway = smtpGateway(() => environment().SMTP_URL ?? null)
