/**
 * What a visitor of the desk does for a holder or a router, checked and turned into events of the world.
 *
 * Refuses in a sentence. Asks nobody who the visitor is: in this world everybody may play everybody.
 */
import { z } from 'zod'
import { parseAsn } from '#lib/address-space/asn.ts'
import { containsPrefix, formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { registries } from '../world/address-plan.ts'
import { blocklists, standsOn } from '../world/facts.ts'
import type { DeskView } from './desk.ts'
import type { Outcome, Place } from './outcome.ts'
import { findHoldings } from './rdap.ts'
import { requestTransfer, withdrawTransfer } from './transfer-forms.ts'

const text = z.string().trim()
const Form = z.discriminatedUnion('act', [
  z.object({ act: z.literal('set-remark'), block: text, text: text.max(2000) }),
  z.object({ act: z.literal('request-transfer'), block: text, to: text, decision: z.enum(['by-policy', 'refuse']) }),
  z.object({ act: z.literal('withdraw-transfer'), block: text, number: text }),
  z.object({ act: z.literal('create-roa'), block: text, asn: text, maxLength: text }),
  z.object({ act: z.literal('delete-roa'), block: text, asn: text, maxLength: text }),
  z.object({ act: z.literal('create-route-object'), block: text, asn: text }),
  z.object({ act: z.literal('delete-route-object'), block: text, asn: text }),
  z.object({ act: z.literal('start-announcement'), block: text, asn: text }),
  z.object({ act: z.literal('withdraw-announcement'), block: text, asn: text }),
  z.object({ act: z.enum(['list-block', 'delist-block']), block: text, list: z.enum(blocklists) }),
  z.object({
    act: z.literal('join'),
    name: text.min(3).max(80),
    registry: z.enum(registries),
    country: text.regex(/^[A-Za-z]{2}$/),
  }),
])
type Form = z.infer<typeof Form>
type FormOf<Act extends Form['act']> = Extract<Form, { act: Act }>

export function act(view: DeskView, fields: Readonly<Record<string, string>>): Outcome {
  const form = Form.safeParse(fields)
  if (!form.success) {
    const named = form.error.issues.map(({ path }) => path.join('.')).filter((name) => name !== '')
    return err(`This form is not complete: ${named.length > 0 ? named.join(', ') : 'fill every field'}.`)
  }
  if (form.data.act === 'join') return join(view, form.data)
  const block = parsePrefix(form.data.block)
  if (!block.ok) return err(block.error.message)
  const [holding] = findHoldings(view, block.value)
  if (!holding) return err(`Nobody holds ${formatPrefix(block.value)} as a whole.`)
  const place = { ...view, block: block.value, holding }
  switch (form.data.act) {
    case 'set-remark':
      return setRemark(place, form.data)
    case 'request-transfer':
      return requestTransfer(place, form.data)
    case 'withdraw-transfer':
      return withdrawTransfer(place, form.data.number)
    case 'create-roa':
    case 'delete-roa':
      return changeRoa(place, form.data)
    case 'list-block':
    case 'delist-block':
      return changeListing(place, form.data)
    default:
      return changeRoute(place, form.data)
  }
}

function setRemark({ at, block }: Place, { text: written }: FormOf<'set-remark'>): Outcome {
  const said = written === '' ? 'The remark is gone.' : 'The remark stands, and RDAP shows it.'
  return ok({ events: [{ type: 'remark-set', at, prefix: formatPrefix(block), text: written }], said })
}

function changeRoa({ world, at, day, block }: Place, form: FormOf<'create-roa' | 'delete-roa'>): Outcome {
  const asn = parseAsn(form.asn)
  if (!asn.ok) return err(asn.error.message)
  const maxLength = form.maxLength === '' ? block.length : Number(form.maxLength)
  if (!Number.isInteger(maxLength) || maxLength < block.length || maxLength > 32) {
    return err(`The maximum length is a whole number from ${block.length}, the block's own, to 32.`)
  }
  const stands = world.roas.some(
    (roa) => standsOn(roa, day) && isSame(roa.prefix, block) && roa.asn === asn.value && roa.maxLength === maxLength,
  )
  const creates = form.act === 'create-roa'
  if (creates === stands) return err(stands ? 'This ROA stands already.' : 'There is no such ROA.')
  const object = { at, prefix: formatPrefix(block), asn: asn.value, maxLength }
  return creates
    ? ok({
        events: [{ type: 'roa-created', ...object }],
        said: 'The ROA is signed; validators take it up at their next run.',
      })
    : ok({
        events: [{ type: 'roa-deleted', ...object }],
        said: 'The ROA is revoked; validators drop it at their next run.',
      })
}

type RouteForm = FormOf<'create-route-object' | 'delete-route-object' | 'start-announcement' | 'withdraw-announcement'>

const routeActs = {
  'create-route-object': {
    type: 'route-object-created',
    wants: 'absent',
    said: 'The route object is in the next daily dump.',
  },
  'delete-route-object': {
    type: 'route-object-deleted',
    wants: 'present',
    said: 'The route object is not in the next daily dump.',
  },
  'start-announcement': {
    type: 'announcement-started',
    wants: 'absent',
    said: 'The routers announce it; collectors show it at their next run.',
  },
  'withdraw-announcement': {
    type: 'announcement-withdrawn',
    wants: 'present',
    said: 'The announcement is withdrawn; collectors drop it at their next run.',
  },
} as const

function changeRoute(place: Place, form: RouteForm): Outcome {
  const { at, block } = place
  const asn = parseAsn(form.asn)
  if (!asn.ok) return err(asn.error.message)
  const { type, wants, said } = routeActs[form.act]
  const stands = form.act.endsWith('route-object') ? hasRouteObject(place, asn.value) : isAnnounced(place, asn.value)
  if (stands !== (wants === 'present')) return err(stands ? 'That stands already.' : 'There is no such thing now.')
  return ok({ events: [{ type, at, prefix: formatPrefix(block), asn: asn.value }], said })
}

const hasRouteObject = ({ world, day, block }: Place, asn: number): boolean =>
  world.routeObjects.some((object) => standsOn(object, day) && isSame(object.prefix, block) && object.origin === asn)

const isAnnounced = ({ world, day, block }: Place, asn: number): boolean =>
  world.announcements.some(
    (route) => standsOn(route, day) && isSame(route.prefix, block) && route.origin === String(asn),
  )

function changeListing(
  { world, at, day, block }: Place,
  { act, list }: FormOf<'list-block' | 'delist-block'>,
): Outcome {
  const stands = world.listings.some(
    (listing) => listing.list === list && standsOn(listing, day) && isSame(listing.prefix, block),
  )
  const lists = act === 'list-block'
  if (lists === stands) return err(stands ? 'The list names this block already.' : 'The list does not name this block.')
  const listing = { at, prefix: formatPrefix(block), list }
  return lists
    ? ok({ events: [{ type: 'listed', ...listing }], said: 'The list names the block from its next edition on.' })
    : ok({ events: [{ type: 'delisted', ...listing }], said: 'The list’s next edition no longer names the block.' })
}

function join({ world, at }: DeskView, { name, registry, country }: FormOf<'join'>): Outcome {
  if (!/^[\x20-\x7e]+$/.test(name))
    return err('The name of the organisation is written in ASCII, as in the files of registries.')
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const isTaken = world.organisations.some((other) => other.id === id || other.name === name)
  if (id === '' || isTaken)
    return err(`There is a member of that name already, or the name has no letter: choose another.`)
  return ok({
    events: [{ type: 'member-joined', at, id, name, registry, country: country.toUpperCase() }],
    said: `${name} is a member now and may receive blocks.`,
  })
}

const isSame = (a: Prefix, b: Prefix): boolean => a.length === b.length && containsPrefix(a, b)
