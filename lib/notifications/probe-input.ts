/** What the form of a probed address takes, and what is wrong with it, field by field. */
import { parseAddress } from '#lib/address-space/address.ts'
import type { ProbeTarget } from '#lib/diligence/probe.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

const highestPort = 65_535

export function readProbeForm(
  typed: Readonly<Record<string, string>>,
): Result<ProbeTarget, Readonly<Record<string, string>>> {
  const address = parseAddress((typed.address ?? '').trim())
  const port = readPort(typed.port ?? '')
  const problems = {
    ...(address.ok ? {} : { address: address.error.message }),
    ...(port === null ? { port: `${quote(typed.port ?? '')} is no port: write 1 to ${highestPort}.` } : {}),
  }
  return address.ok && port !== null ? ok({ address: address.value, port }) : err(problems)
}

function readPort(text: string): number | null {
  const port = Number(text)
  return /^\s*\d{1,5}\s*$/.test(text) && port >= 1 && port <= highestPort ? port : null
}
