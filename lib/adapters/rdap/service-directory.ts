/**
 * IANA's directory of RDAP services for IPv4 (RFC 9224), and the last good copy of it.
 *
 * A copy is used for a day without asking. After that it is asked for anew, and as long as IANA does not answer the
 * last good one stands, however old, with its age: which registry has a /8 changes once in years.
 */
import { z } from 'zod'
import { containsPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import type { askOnce } from '#lib/platform/http.ts'

const directoryUrl = 'https://data.iana.org/rdap/ipv4.json'
const timeoutMs = 6_000
/** RFC 9224 section 8: the file is not to be fetched for every question. A day is what IANA's own headers allow at least. */
const freshMs = 24 * 3_600_000
const againMs = 10 * 60_000

/** Each service: the prefixes it answers for, and the base URLs it answers at. */
export const Bootstrap = z.object({
  publication: z.string().nullish(),
  services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])),
})

export const DirectoryCopy = z.object({ fetchedAt: z.number(), bootstrap: Bootstrap })
export type DirectoryCopy = z.infer<typeof DirectoryCopy>

/** Where the last good copy outlives the process; null where there is none. A copy that cannot be kept is fetched again. */
export type DirectoryStore = { read(): DirectoryCopy | null; keep(copy: DirectoryCopy): void }

/** `now`: milliseconds since the epoch. */
type Means = { ask: typeof askOnce; store: DirectoryStore; now: () => number }

export type FindDirectory = () => Promise<Result<DirectoryCopy, Unanswered>>

export function directoryOf({ ask, store, now }: Means): FindDirectory {
  let known: DirectoryCopy | null = null
  /** When it was last asked for in vain. */
  let missedAt: number | null = null
  return async () => {
    // Another process of this machine may have fetched it meanwhile.
    known = newer(known, known && isFresh(known, now()) ? null : store.read())
    if (known && (isFresh(known, now()) || (missedAt !== null && now() - missedAt < againMs))) return ok(known)
    const answer = await ask(directoryUrl, Bootstrap, timeoutMs)
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
      const url = urls.find((candidate) => candidate.startsWith('https://'))
      return parsed.ok && url && containsPrefix(parsed.value, block) ? [{ length: parsed.value.length, url }] : []
    }),
  )
  const [longest] = matches.sort((a, b) => b.length - a.length)
  return longest ? withSlash(longest.url) : null
}

/** Hosts of every service that IANA names. */
export const hostsOf = ({ services }: z.infer<typeof Bootstrap>): ReadonlySet<string> =>
  new Set(services.flatMap(([, urls]) => urls.flatMap((url) => URL.parse(url)?.host ?? [])))
