/** `dotquad geofeed-lint`: every fault of a geofeed with its line, on stderr for people and as JSON. Needs no data folder. */
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { type GeofeedReport, lintGeofeed } from '#lib/diligence/geofeed/lint-geofeed.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { UsageProblem } from './usage.ts'

/** The largest feeds known have a hundred thousand lines, which are 5 MB. */
const mostBytes = 64 * 1024 * 1024

export async function geofeedLint(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { inside: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) {
    throw new UsageProblem('Name one feed: dotquad geofeed-lint geofeed.csv, or - for stdin.')
  }
  const inside = values.inside === undefined ? null : insideOption(values.inside)
  const report = lintGeofeed(path === '-' ? await readStdin() : readFeed(path), { inside })
  process.stderr.write(tellReport(path, report))
  const told = { file: path, inside: inside && formatPrefix(inside), ...report }
  process.stdout.write(`${JSON.stringify(told)}\n`)
  return report.counts.error === 0 ? 0 : 1
}

function insideOption(text: string): Prefix {
  const prefix = parsePrefix(text)
  if (!prefix.ok) throw new UsageProblem(`--inside: ${prefix.error.message}`)
  return prefix.value
}

function readFeed(path: string): Uint8Array {
  try {
    if (statSync(path).size > mostBytes) throw new OperatorRefusal(tooLarge(path))
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new OperatorRefusal(`${path} cannot be read: ${error.message}.`, { cause: error })
    }
    throw error
  }
}

async function readStdin(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of process.stdin) {
    parts.push(Buffer.from(part))
    bytes += part.length
    if (bytes > mostBytes) throw new OperatorRefusal(tooLarge('stdin'))
  }
  return Buffer.concat(parts)
}

const tooLarge = (path: string) => `${path} is larger than any geofeed: 64 MiB at most.`

function tellReport(path: string, { entries, kept, addresses, counts, faults, notChecked }: GeofeedReport): string {
  return [
    ...faults.map(
      ({ line, severity, rule, message }) =>
        `${path}${line === null ? '' : `:${line}`}: ${severity} ${rule}: ${message}`,
    ),
    `${entries.ipv4} IPv4 lines, ${kept} of them kept with ${addresses} addresses; ${entries.ipv6} IPv6 lines; ` +
      `${counts.error} errors, ${counts.warning} warnings, ${counts.notice} notices.`,
    ...notChecked.map((text) => `Not checked: ${text}`),
    '',
  ].join('\n')
}
