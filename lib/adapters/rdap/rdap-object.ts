/**
 * What an IP network and an AS number have alike in RDAP (RFC 9083): entities, events and links.
 *
 * E-mail, telephone and street are not in the schema, so they are never read; the name of a registrant who is no
 * organisation goes no further than this file.
 */
import { z } from 'zod'
import type { RegisteredNetwork } from '#lib/diligence/outside.ts'

export const text = z.string().nullish()

const Entity = z.object({
  handle: text,
  roles: z.array(z.string()).nullish(),
  /** jCard (RFC 7095): `["vcard", [[name, parameters, type, value], …]]`. */
  vcardArray: z.tuple([z.literal('vcard'), z.array(z.array(z.unknown()))]).nullish(),
})

const Link = z.object({ rel: text, href: text, type: text })

/** Every one of them may be missing. */
export const sharedFields = {
  handle: text,
  name: text,
  country: text,
  status: z.array(z.string()).nullish(),
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).nullish(),
  entities: z.array(Entity).nullish(),
  links: z.array(Link).nullish(),
}

const Shared = z.object(sharedFields)
export type SharedFields = z.infer<typeof Shared>

/** Of these fields what goes further. */
export type SharedFacts = Pick<
  RegisteredNetwork,
  'handle' | 'name' | 'country' | 'status' | 'registrant' | 'registeredAt' | 'changedAt'
>

export function toSharedFacts({ handle, name, country, status, events, entities }: SharedFields): SharedFacts {
  const eventOf = (action: string) => events?.find(({ eventAction }) => eventAction === action)?.eventDate ?? null
  return {
    handle: handle ?? null,
    name: name ?? null,
    country: country ?? null,
    status: status ?? [],
    registrant: registrantOf(entities ?? []),
    registeredAt: eventOf('registration'),
    changedAt: eventOf('last changed'),
  }
}

function registrantOf(entities: readonly z.infer<typeof Entity>[]): RegisteredNetwork['registrant'] {
  const registrant = entities.find(({ roles }) => roles?.includes('registrant'))
  if (!registrant) return null
  const property = (wanted: string) => registrant.vcardArray?.[1].find(([name]) => name === wanted)?.[3]
  const name = property('fn')
  // A registrant may be a person; only what calls itself an organisation is named.
  return {
    handle: registrant.handle ?? null,
    name: property('kind') === 'org' && typeof name === 'string' ? name : null,
  }
}

/** What is asked for, as the path of a question names it (RFC 9082 section 3.1). */
export type Asked = 'ip' | 'autnum'

/** Where the answer says that more is known (`related`), or what it was cut from (`up`, RFC 9083 section 4.2). */
export function referralOf(
  { links }: Pick<SharedFields, 'links'>,
  rel: 'related' | 'up',
  { asked, base }: { asked: Asked; base: string },
): URL | null {
  for (const { rel: given, href, type } of links ?? []) {
    const url = given === rel && href ? URL.parse(href, base) : null
    const isRdap = type === 'application/rdap+json' || (!type && url?.pathname.includes(`/${asked}/`))
    if (url && isRdap) return url
  }
  return null
}
