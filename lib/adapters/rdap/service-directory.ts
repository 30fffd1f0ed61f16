/**
 * IANA's directories of RDAP services for IPv4 and for AS numbers (RFC 9224), and the last good copy of each.
 *
 * A copy is used for a day without asking. After that it is asked for anew, and as long as IANA does not answer the
 * last good one stands, however old, with its age: which registry has a /8 changes once in years.
 */
import { z } from 'zod'
import { containsPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import type { askOnce } from '#lib/platform/http.ts'

const directories = { ipv4: 'https://data.iana.org/rdap/ipv4.json', asn: 'https://data.iana.org/rdap/asn.json' }
const timeoutMs = 6_000
/** RFC 9224 section 8: the file is not to be fetched for every question. A day is what IANA's own headers allow at least. */
const freshMs = 24 * 3_600_000
const againMs = 10 * 60_000

/** Each service: the prefixes or ranges of AS numbers it answers for, and the base URLs it answers at. */
export const Bootstrap = z.object({
  publication: z.string().nullish(),
  services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])),
})

export const DirectoryCopy = z.object({ fetchedAt: z.number(), bootstrap: Bootstrap })
export type DirectoryCopy = z.infer<typeof DirectoryCopy>

/** Where the last good copy outlives the process; null where there is none. A copy that cannot be kept is fetched again. */
export type DirectoryStore = { read(): DirectoryCopy | null; keep(copy: DirectoryCopy): void }

/** `now`: milliseconds since the epoch. */
type Means = { of: keyof typeof directories; ask: typeof askOnce; store: DirectoryStore; now: () => number }

export type FindDirectory = () => Promise<Result<DirectoryCopy, Unanswered>>

export function directoryOf({ of, ask, store, now }: Means): FindDirectory {
  let known: DirectoryCopy | null = null
  /** When it was last asked for in vain. */
  let missedAt: number | null = null
  return async () => {
    // Another process of this machine may have fetched it meanwhile.
    known = newer(known, known && isFresh(known, now()) ? null : store.read())
    if (known && (isFresh(known, now()) || (missedAt !== null && now() - missedAt < againMs))) return ok(known)
    const answer = await ask(directories[of], Bootstrap, timeoutMs)
    if (answer.ok) {
      known = { fetchedAt: now(), bootstrap: answer.value }
      missedAt = null
      store.keep(known)
      return ok(known)
    }
    missedAt = now()
    return known ? ok(known) : err(answer.error)
  }
}

const isFresh = ({ fetchedAt }: DirectoryCopy, now: number): boolean => now - fetchedAt < freshMs

function newer(one: DirectoryCopy | null, other: DirectoryCopy | null): DirectoryCopy | null {
  if (one === null || other === null) return one ?? other
  return other.fetchedAt > one.fetchedAt ? other : one
}

const withSlash = (url: string): string => url.replace(/\/?$/, '/')

/** The base URL for the longest prefix that holds the block, HTTPS alone; null where no registry has it. */
export function findService({ services }: z.infer<typeof Bootstrap>, block: Prefix): string | null {
  const matches = services.flatMap(([prefixes, urls]) =>
    prefixes.flatMap((prefix) => {
      const parsed = parsePrefix(prefix)
      const url = urls.find(isHttps)
      return parsed.ok && url && containsPrefix(parsed.value, block) ? [{ length: parsed.value.length, url }] : []
    }),
  )
  const [longest] = matches.sort((a, b) => b.length - a.length)
  return longest ? withSlash(longest.url) : null
}

/** The base URL for the range that holds the number (RFC 9224 section 5.3), HTTPS alone; null where no registry has it. */
export function findAsnService({ services }: z.infer<typeof Bootstrap>, asn: number): string | null {
  for (const [ranges, urls] of services) {
    const url = urls.find(isHttps)
    if (url && ranges.some((range) => isInRange(range, asn))) return withSlash(url)
  }
  return null
}

/** `64496-64510`, or one number alone. */
function isInRange(range: string, asn: number): boolean {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? []
  return first !== undefined && Number(first) <= asn && asn <= Number(last)
}

const isHttps = (url: string): boolean => url.startsWith('https://')

/** Hosts of every service that IANA names. */
export const hostsOf = ({ services }: z.infer<typeof Bootstrap>): ReadonlySet<string> =>
  new Set(services.flatMap(([, urls]) => urls.flatMap((url) => URL.parse(url)?.host ?? [])))
