/** What the form of a watch takes, and what is wrong with it, field by field. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { tiers } from '#lib/diligence/watch/change-kinds.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { QuietHours, WatchSettings } from './watch.ts'

type Typed = Readonly<Record<string, string>>
type Problems = Readonly<Record<string, string>>

export function readWatchForm(typed: Typed): Result<{ block: Prefix; settings: WatchSettings }, Problems> {
  const block = parsePrefix((typed.block ?? '').trim())
  const leastTier = tiers.find((tier) => tier === typed.tier)
  const quiet = readQuietHours(typed)
  const problems: Problems = {
    ...(block.ok ? {} : { block: block.error.message }),
    ...(leastTier ? {} : { tier: `Choose one of ${tiers.join(', ')}.` }),
    ...(quiet.ok ? {} : { quietFrom: quiet.error }),
  }
  if (!(block.ok && leastTier && quiet.ok)) return err(problems)
  const settings = { leastTier, byMail: typed.mail === 'yes', byWebhook: typed.webhook === 'yes', quiet: quiet.value }
  return ok({ block: block.value, settings })
}

function readQuietHours({ quietFrom = '', quietTo = '' }: Typed): Result<QuietHours | null, string> {
  if (quietFrom.trim() === '' && quietTo.trim() === '') return ok(null)
  const [from, to] = [readHour(quietFrom), readHour(quietTo)]
  if (from === null) return err(`${quote(quietFrom)} is no hour: write 0 to 23, or leave both fields empty.`)
  if (to === null) return err(`${quote(quietTo)} is no hour: write 0 to 23, or leave both fields empty.`)
  return from === to ? err('Quiet hours that begin when they end are none: leave both fields empty.') : ok({ from, to })
}

const readHour = (text: string): number | null => {
  const hour = Number(text)
  return /^\s*\d{1,2}\s*$/.test(text) && hour <= 23 ? hour : null
}
