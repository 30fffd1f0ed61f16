/** What the events of its journal make of a seeded world. Facts get an end or are added; none is ever taken back. */
import { comparePrefixes, type Prefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { addressPlan } from './address-plan.ts'
import { type Day, momentOfInstant } from './day.ts'
import type { Facts, OrganisationRef } from './facts.ts'
import { endAt, type Ground, prefixIn } from './ground.ts'
import { handOver } from './hand-over.ts'
import { findBlock, holderOn } from './holder.ts'
import { type Organisation, organisations } from './organisations.ts'
import type { WorldEvent, WorldEventOf } from './world-event.ts'

/** A route seen by as many peers as an ordinary one of the world. */
const usualPeers = 327

/** Events take effect in the order of their moments. One whose object is not there changes nothing. */
export function applyEvents(ground: Ground, events: readonly WorldEvent[]): Ground {
  const requests = new Map(
    events.filter((event) => event.type === 'transfer-requested').map((event) => [event.request, event]),
  )
  const withdrawn = new Set(events.flatMap((event) => (event.type === 'transfer-withdrawn' ? [event.request] : [])))
  return [...events]
    .sort((a, b) => momentOfInstant(a.at) - momentOfInstant(b.at))
    .reduce((before, event) => {
      if (event.type !== 'transfer-approved') return applyEvent(before, event)
      const request = withdrawn.has(event.request) ? undefined : requests.get(event.request)
      return request ? handOver(before, { ...request, day: momentOfInstant(event.at) }) : before
    }, ground)
}

function applyEvent(ground: Ground, event: WorldEvent): Ground {
  switch (event.type) {
    case 'member-joined':
      return { ...ground, organisations: [...ground.organisations, memberOf(event, ground.organisations.length)] }
    case 'remark-set':
      return setRemark(ground, event)
    case 'transfer-requested':
    case 'transfer-refused':
    case 'transfer-approved':
    case 'transfer-withdrawn':
      return ground
    default:
      return { ...ground, facts: factsAfter(ground, event) }
  }
}

type FactEvent = Exclude<
  WorldEvent,
  {
    type:
      | 'member-joined'
      | 'remark-set'
      | 'transfer-requested'
      | 'transfer-refused'
      | 'transfer-approved'
      | 'transfer-withdrawn'
  }
>

function factsAfter(ground: Ground, event: FactEvent): Facts {
  const { facts } = ground
  const prefix = prefixIn(event)
  const day = momentOfInstant(event.at)
  const began = { prefix, from: day, until: null }
  const isMeant = (fact: { prefix: Prefix }) => comparePrefixes(fact.prefix, prefix) === 0
  switch (event.type) {
    case 'roa-created': {
      const holder = holderOf(ground, prefix, day)
      if (!holder) return facts
      const { registry } = organisationIn(ground, holder)
      return { ...facts, roas: [...facts.roas, { ...began, asn: event.asn, maxLength: event.maxLength, registry }] }
    }
    case 'roa-deleted': {
      const { asn, maxLength } = event
      const roas = endAt(facts.roas, day, (roa) => isMeant(roa) && roa.asn === asn && roa.maxLength === maxLength)
      return { ...facts, roas }
    }
    case 'route-object-created': {
      const keeper = holderOf(ground, prefix, day)
      if (!keeper) return facts
      const { source } = addressPlan[organisationIn(ground, keeper).registry]
      return { ...facts, routeObjects: [...facts.routeObjects, { ...began, origin: event.asn, keeper, source }] }
    }
    case 'route-object-deleted': {
      const isDeleted = (object: { prefix: Prefix; origin: number }) => isMeant(object) && object.origin === event.asn
      return { ...facts, routeObjects: endAt(facts.routeObjects, day, isDeleted) }
    }
    case 'announcement-started': {
      const announcement = { ...began, origin: String(event.asn), peers: usualPeers }
      return { ...facts, announcements: [...facts.announcements, announcement] }
    }
    case 'announcement-withdrawn': {
      const isWithdrawn = (route: { prefix: Prefix; origin: string }) =>
        isMeant(route) && route.origin === String(event.asn)
      return { ...facts, announcements: endAt(facts.announcements, day, isWithdrawn) }
    }
    case 'listed':
      return { ...facts, listings: [...facts.listings, { ...began, list: event.list }] }
    case 'delisted':
      return { ...facts, listings: endAt(facts.listings, day, (row) => isMeant(row) && row.list === event.list) }
  }
}

/** A remark stands until another one is set or the registration changes hands. */
function setRemark(ground: Ground, event: WorldEventOf<'remark-set'>): Ground {
  const day = momentOfInstant(event.at)
  const block = findBlock(ground.blocks, prefixIn(event), day)
  if (!block) return ground
  const others = endAt(ground.remarks, day, (remark) => remark.block.start === block.range.start)
  const added = event.text === '' ? [] : [{ block: block.range, text: event.text, from: day, until: null }]
  return { ...ground, remarks: [...others, ...added] }
}

function memberOf({ id, name, registry, country, at }: WorldEventOf<'member-joined'>, index: number): Organisation {
  // Private AS numbers (RFC 6996) that no organisation of the first day has.
  const asn = 4_200_001_000 + index - organisations.length
  return { id, name, registry, country, asn, index, joined: momentOfInstant(at) }
}

const holderOf = ({ blocks }: Ground, prefix: Prefix, day: Day): OrganisationRef | null => {
  const block = findBlock(blocks, prefix, day)
  return block && holderOn(block, day)
}

function organisationIn(ground: Ground, id: OrganisationRef): Organisation {
  const organisation = ground.organisations.find((candidate) => candidate.id === id)
  invariant(organisation, `${id} is an organisation of the world`)
  return organisation
}
