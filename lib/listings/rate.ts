/** Prices per address: whole millionths of a currency, so that a /24 for $100 is exact enough to sort by. */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

const millionths = 1_000_000n

/** Reads `0.41` or `24`: a whole part and up to six decimals, no sign and no currency. */
export function parseRate(text: string): Result<bigint, string> {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.trim())
  if (!match) return err(`${quote(text)} is no price per address such as 24.50 or 0.41.`)
  const [, whole = '', fraction = ''] = match
  return ok(BigInt(whole) * millionths + BigInt(fraction.padEnd(6, '0')))
}

/** As `parseRate` reads it, in the shortest spelling: `0.41`. */
export function writeRate(rate: bigint): string {
  const fraction = String(rate % millionths)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return fraction === '' ? String(rate / millionths) : `${rate / millionths}.${fraction}`
}

/** As pages show it, without its currency: `24.80`; under ten with the tenths of a cent that matter there: `0.412`. */
export function formatRate(rate: bigint): string {
  const decimals = rate < 10n * millionths && ((rate + 500n) / 1_000n) % 10n !== 0n ? 3 : 2
  const unit = 10n ** BigInt(6 - decimals)
  const rounded = String((rate + unit / 2n) / unit).padStart(decimals + 1, '0')
  const whole = rounded.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${rounded.slice(-decimals)}`
}
