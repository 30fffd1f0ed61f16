/**
 * Asks the registry that IANA's directory names, or one that is named, by RDAP, and whoever it refers to.
 *
 * Services are asked over https and only where IANA's directory or our list of registry services names their host; an
 * operator's own service may be anywhere, and leads nowhere else.
 */
import type { z } from 'zod'
import type { RegistryTrail } from '#lib/diligence/outside.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { askService, type Heard, type RdapMeans } from './ask-service.ts'
import { type Asked, referralOf, type SharedFields } from './rdap-object.ts'
import { registryServices } from './registry-services.ts'
import { type Bootstrap, type DirectoryCopy, type FindDirectory, hostsOf } from './service-directory.ts'

export type RdapPlace = {
  /** The base URL of one service to ask about everything, in place of those IANA names; null where there is none. */
  service?: () => string | null
}

/** `findDirectory`: IANA's directory of the resource that is asked about. */
export type Rdap = RdapMeans & { findDirectory: FindDirectory }

export type RdapQuestion<T> = {
  asked: Asked
  /** The resource as the path names it. */
  resource: string
  schema: z.ZodType<T>
  /** The base URL of the service in charge; null where the directory names none. */
  findService: (bootstrap: z.infer<typeof Bootstrap>) => string | null
  /** Whether a record speaks of what was asked. */
  holds: (record: T) => boolean
}

/** `isTrusted`: whether what the answer refers to may be asked. */
export type FoundRecord<T> = { record: T; trail: RegistryTrail; isTrusted: (url: URL) => boolean }
type Start = Pick<FoundRecord<never>, 'isTrusted'> & { base: string; directory: RegistryTrail['directory'] }

export async function askRegistry<T extends Pick<SharedFields, 'links'>>(
  rdap: Rdap,
  place: RdapPlace,
  question: RdapQuestion<T>,
): Promise<Result<FoundRecord<T>, Unanswered>> {
  const start = await findStart(rdap, place, question.findService)
  if (!start.ok) return start
  const { base, isTrusted, directory } = start.value
  const url = `${base}${question.asked}/${question.resource}`
  const heard = await askService(rdap, { url, schema: question.schema, isTrusted })
  if (!heard.ok) return err(heard.error)
  const found = { record: heard.value, isTrusted, trail: { hosts: heard.hosts, unheard: null, directory } }
  return ok(await followReferral(rdap, found, question))
}

async function findStart(
  { findDirectory }: Rdap,
  { service }: RdapPlace,
  findService: RdapQuestion<never>['findService'],
): Promise<Result<Start, Unanswered>> {
  const named = service?.() ?? null
  if (named !== null) {
    const { origin } = new URL(named)
    const isTrusted = (url: URL) => url.origin === origin
    return ok({ base: named.replace(/\/?$/, '/'), isTrusted, directory: null })
  }
  const directory = await findDirectory()
  if (!directory.ok) return directory
  const base = findService(directory.value.bootstrap)
  return base === null ? err('not-found') : ok({ base, ...startOf(directory.value) })
}

function startOf({ bootstrap, fetchedAt }: DirectoryCopy): Omit<Start, 'base'> {
  const known = new Set([...hostsOf(bootstrap), ...registryServices.map(({ host }) => host)])
  return {
    // `host` names a port only where it is not the usual one: no inner service can be meant.
    isTrusted: ({ protocol, host, username, password }) =>
      protocol === 'https:' && known.has(host) && username === '' && password === '',
    directory: { fetchedAt: new Date(fetchedAt).toISOString(), publication: bootstrap.publication ?? null },
  }
}

/** The answer of whoever is said to know more, if it speaks of what was asked; else the first one stands, and says so. */
async function followReferral<T extends Pick<SharedFields, 'links'>>(
  rdap: Rdap,
  found: FoundRecord<T>,
  { asked, schema, holds }: RdapQuestion<T>,
): Promise<FoundRecord<T>> {
  const { record, trail, isTrusted } = found
  const here = trail.hosts.at(-1) ?? ''
  const referral = referralOf(record, 'related', { asked, base: `https://${here}/` })
  if (referral === null || trail.hosts.includes(referral.host)) return found
  const unheard = (reason: NonNullable<RegistryTrail['unheard']>['reason']): FoundRecord<T> => ({
    ...found,
    trail: { ...trail, unheard: { host: referral.host, reason } },
  })
  if (!isTrusted(referral)) return unheard('not-trusted')
  const heard: Heard<T> = await askService(rdap, { url: referral.href, schema, isTrusted })
  if (!heard.ok) return unheard(heard.error)
  if (!holds(heard.value)) return unheard('malformed')
  return { ...found, record: heard.value, trail: { ...trail, hosts: [...trail.hosts, ...heard.hosts] } }
}
