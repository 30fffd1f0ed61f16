/** What stands inside a registration now, each with the form that ends it: ROAs, route objects, announcements, listings. */
import { formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { type Html, html } from '../html.ts'
import { type Holding, type Listing, type Period, standsOn } from '../world/facts.ts'
import type { DeskView } from './desk.ts'

/** One thing in words, and the hidden fields of the form that ends it. */
export type Standing = { words: string; ends: Ending; prefix: Prefix; fields: Readonly<Record<string, string>> }

type Ending = keyof typeof endings

const endings = {
  'delete-roa': { verb: 'Delete', what: 'ROA' },
  'delete-route-object': { verb: 'Delete', what: 'route object' },
  'withdraw-announcement': { verb: 'Withdraw', what: 'announcement' },
  'delist-block': { verb: 'Take off', what: 'listing' },
} as const

export const listNames: Readonly<Record<Listing['list'], string>> = { drop: 'DROP', lamplighters: 'Lamplighters watch' }

export const hidden = (fields: Readonly<Record<string, string>>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

export function showStanding(things: readonly Standing[]): Html {
  if (things.length === 0) return html`<p>None now.</p>`
  return html`<ul>${things.map(({ words, ends, prefix, fields }) => {
    const { verb, what } = endings[ends]
    return html`<li><form method="post" action="/act"><span>${words}</span>${hidden({ act: ends, block: formatPrefix(prefix), ...fields })}
<button aria-label="End the ${what} ${words}">${verb}</button></form></li>`
  })}</ul>`
}

const isInside = ({ range }: Holding, prefix: Prefix): boolean => {
  const { start, end } = rangeOf(prefix)
  return range.start <= start && end <= range.end
}

const standing = <Fact extends Period & { prefix: Prefix }>(facts: readonly Fact[], day: number, holding: Holding) =>
  facts.filter((fact) => standsOn(fact, day) && isInside(holding, fact.prefix))

export const roasOf = ({ world, day }: DeskView, holding: Holding): Standing[] =>
  standing(world.roas, day, holding).map(({ prefix, asn, maxLength }) => ({
    words: `${formatPrefix(prefix)} up to /${maxLength} for AS${asn}`,
    ends: 'delete-roa',
    prefix,
    fields: { asn: String(asn), maxLength: String(maxLength) },
  }))

export const routeObjectsOf = ({ world, day }: DeskView, holding: Holding): Standing[] =>
  standing(world.routeObjects, day, holding).map(({ prefix, origin, source }) => ({
    words: `${formatPrefix(prefix)} AS${origin} in ${source}`,
    ends: 'delete-route-object',
    prefix,
    fields: { asn: String(origin) },
  }))

export const announcementsOf = ({ world, day }: DeskView, holding: Holding): Standing[] =>
  standing(world.announcements, day, holding)
    .filter(({ origin }) => !origin.startsWith('{'))
    .map(({ prefix, origin }) => ({
      words: `${formatPrefix(prefix)} by AS${origin}`,
      ends: 'withdraw-announcement',
      prefix,
      fields: { asn: origin },
    }))

/** An entry may be wider than the registration: it speaks about the block all the same. */
export const listingsOf = ({ world, day }: DeskView, block: Prefix): Standing[] =>
  world.listings
    .filter((listing) => standsOn(listing, day) && overlapsPrefix(listing.prefix, block))
    .map(({ prefix, list }) => ({
      words: `${formatPrefix(prefix)} on ${listNames[list]}`,
      ends: 'delist-block',
      prefix,
      fields: { list },
    }))
