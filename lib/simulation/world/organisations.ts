/** The sixty organisations of the fictional Internet. No name here can be a real company's; that is a rule. */
import { invariant } from '#lib/kernel/invariant.ts'
import type { Registry } from './address-plan.ts'
import type { Day } from './day.ts'
import { hashOf } from './random.ts'

type OrganisationRow = { id: string; name: string; registry: Registry; country: string }

const rows = [
  { id: 'nonesuch-cartographers', name: 'Nonesuch Cartographers B.V.', registry: 'ripencc', country: 'NL' },
  { id: 'paper-lighthouse', name: 'Paper Lighthouse Telecom Ltd', registry: 'ripencc', country: 'GB' },
  { id: 'unsinkable-teapot', name: 'Unsinkable Teapot Networks GmbH', registry: 'ripencc', country: 'DE' },
  { id: 'sleeping-volcano', name: 'Sleeping Volcano Hosting ehf.', registry: 'ripencc', country: 'IS' },
  { id: 'borrowed-umbrella', name: 'Borrowed Umbrella Datacentre AB', registry: 'ripencc', country: 'SE' },
  { id: 'thirteenth-month', name: 'Thirteenth Month Calendars SAS', registry: 'ripencc', country: 'FR' },
  { id: 'left-handed-compass', name: 'Left-Handed Compass S.r.l.', registry: 'ripencc', country: 'IT' },
  { id: 'moonlit-turnip', name: 'Moonlit Turnip Cooperative Sp. z o.o.', registry: 'ripencc', country: 'PL' },
  { id: 'invisible-bridge', name: 'Invisible Bridge Works Oy', registry: 'ripencc', country: 'FI' },
  { id: 'square-wheel', name: 'Square Wheel Logistics s.r.o.', registry: 'ripencc', country: 'CZ' },
  { id: 'whispering-cabbage', name: 'Whispering Cabbage Media SRL', registry: 'ripencc', country: 'RO' },
  { id: 'retired-dragons', name: 'Retired Dragons Mutual AS', registry: 'ripencc', country: 'NO' },
  { id: 'seven-league-sock', name: 'Seven League Sock Company ApS', registry: 'ripencc', country: 'DK' },
  { id: 'upside-down-aquarium', name: 'Upside-Down Aquarium S.L.', registry: 'ripencc', country: 'ES' },
  { id: 'clockwork-nightingale', name: 'Clockwork Nightingale Radio GmbH', registry: 'ripencc', country: 'AT' },
  { id: 'backwards-staircase', name: 'Backwards Staircase AG', registry: 'ripencc', country: 'CH' },
  { id: 'snowglobe-weather', name: 'Snowglobe Weather Bureau OU', registry: 'ripencc', country: 'EE' },
  { id: 'imaginary-orchard', name: 'Imaginary Orchard Exchange Ltd', registry: 'ripencc', country: 'IE' },
  { id: 'glass-accordion', name: 'Glass Accordion Communications Inc.', registry: 'arin', country: 'US' },
  { id: 'perpetual-picnic', name: 'Perpetual Picnic Hosting LLC', registry: 'arin', country: 'US' },
  { id: 'tumbleweed-opera', name: 'Tumbleweed Opera Company', registry: 'arin', country: 'US' },
  { id: 'gentle-thunder', name: 'Gentle Thunderclap Broadband Inc.', registry: 'arin', country: 'US' },
  { id: 'wooden-submarine', name: 'Wooden Submarine Systems LLC', registry: 'arin', country: 'US' },
  { id: 'lost-sock', name: 'Lost Sock Recovery Corporation', registry: 'arin', country: 'US' },
  { id: 'upward-waterfall', name: 'Upward Waterfall Power Inc.', registry: 'arin', country: 'CA' },
  { id: 'polite-moose', name: 'Polite Moose Connectivity Ltd.', registry: 'arin', country: 'CA' },
  { id: 'unfinished-sentence', name: 'Unfinished Sentence Publishing LLC', registry: 'arin', country: 'US' },
  { id: 'second-tuesday', name: 'Second Tuesday Observatory', registry: 'arin', country: 'US' },
  { id: 'feathered-anvil', name: 'Feathered Anvil Works Inc.', registry: 'arin', country: 'US' },
  { id: 'hollow-mountain', name: 'Hollow Mountain Echo Services LLC', registry: 'arin', country: 'US' },
  { id: 'barefoot-keepers', name: 'Barefoot Lighthouse Keepers Ltd.', registry: 'arin', country: 'BB' },
  { id: 'quilted-thunderstorm', name: 'Quilted Thunderstorm Cloud Inc.', registry: 'arin', country: 'US' },
  { id: 'origami-battleship', name: 'Origami Battleship K.K.', registry: 'apnic', country: 'JP' },
  { id: 'blossom-timetable', name: 'Blossom Timetable Bureau K.K.', registry: 'apnic', country: 'JP' },
  { id: 'upstairs-kangaroo', name: 'Upstairs Kangaroo Pty Ltd', registry: 'apnic', country: 'AU' },
  { id: 'driftwood-parliament', name: 'Driftwood Parliament Pty Ltd', registry: 'apnic', country: 'AU' },
  { id: 'nine-napping-dragons', name: 'Nine Napping Dragons Pte. Ltd.', registry: 'apnic', country: 'SG' },
  { id: 'monsoon-umbrella-library', name: 'Monsoon Umbrella Library Pvt. Ltd.', registry: 'apnic', country: 'IN' },
  { id: 'elephant-footbridge', name: 'Elephant Footbridge Tickets Pvt. Ltd.', registry: 'apnic', country: 'IN' },
  { id: 'sheepless-meadow', name: 'Sheepless Meadow Limited', registry: 'apnic', country: 'NZ' },
  { id: 'floating-volcano', name: 'PT Floating Volcano Ferry', registry: 'apnic', country: 'ID' },
  { id: 'mango-submarine', name: 'Mango Submarine Co., Ltd.', registry: 'apnic', country: 'TH' },
  { id: 'paper-tiger-semaphore', name: 'Paper Tiger Semaphore Co., Ltd.', registry: 'apnic', country: 'TW' },
  { id: 'seventh-persimmon', name: 'Seventh Persimmon Almanac Inc.', registry: 'apnic', country: 'KR' },
  { id: 'lantern-buffalo', name: 'Lantern Buffalo Express JSC', registry: 'apnic', country: 'VN' },
  { id: 'tucano-de-papel', name: 'Tucano de Papel Telecomunicacoes Ltda.', registry: 'lacnic', country: 'BR' },
  { id: 'ponte-invisivel', name: 'Ponte Invisivel Hospedagem S.A.', registry: 'lacnic', country: 'BR' },
  { id: 'tango-silencioso', name: 'Tango Silencioso Redes S.A.', registry: 'lacnic', country: 'AR' },
  { id: 'llama-astronauta', name: 'Llama Astronauta SpA', registry: 'lacnic', country: 'CL' },
  { id: 'volcan-dormilon', name: 'Volcan Dormilon S.A.S.', registry: 'lacnic', country: 'CO' },
  { id: 'cactus-flotante', name: 'Cactus Flotante S.A. de C.V.', registry: 'lacnic', country: 'MX' },
  { id: 'nube-cuadrada', name: 'Nube Cuadrada S.A.', registry: 'lacnic', country: 'UY' },
  { id: 'condor-despistado', name: 'Condor Despistado S.A.C.', registry: 'lacnic', country: 'PE' },
  { id: 'dancing-baobab', name: 'Dancing Baobab Networks (Pty) Ltd', registry: 'afrinic', country: 'ZA' },
  { id: 'whistling-giraffe', name: 'Whistling Giraffe Exchange Ltd', registry: 'afrinic', country: 'KE' },
  { id: 'umbrella-crocodile', name: 'Umbrella Crocodile Hosting Ltd', registry: 'afrinic', country: 'NG' },
  { id: 'sleepless-sphinx', name: 'Sleepless Sphinx Data S.A.E.', registry: 'afrinic', country: 'EG' },
  { id: 'absent-minded-dodo', name: 'Absent-Minded Dodo Holdings Ltd', registry: 'afrinic', country: 'MU' },
  { id: 'drums-of-nowhere', name: 'Thirty-One Drums of Nowhere Ltd', registry: 'afrinic', country: 'GH' },
  { id: 'sandcastle-railways', name: 'Sandcastle Railways SARL', registry: 'afrinic', country: 'MA' },
] as const satisfies readonly OrganisationRow[]

export type OrganisationId = (typeof rows)[number]['id']

export type Organisation = {
  id: string
  name: string
  registry: Registry
  /** ISO 3166-1 code of its seat. */
  country: string
  asn: number
  /** Place in the list, from 0. */
  index: number
  /** When it became a member of its registry, where that was after the first day. */
  joined?: Day
}

/** Those that were there on the first day; others may join. */
export const organisations: readonly Organisation[] = rows.map((row, index) => ({ ...row, asn: asnAt(index), index }))

/** Looks organisations of the world up by their ids; one that is not there is a slip of ours, so it throws. */
export function lookUpIn(members: readonly Organisation[]): (id: string) => Organisation {
  const byId = new Map(members.map((organisation) => [organisation.id, organisation]))
  return (id) => {
    const organisation = byId.get(id)
    invariant(organisation, `${id} is an organisation of the world`)
    return organisation
  }
}

/** One of those that were there on the first day. */
export const getOrganisation: (id: string) => Organisation = lookUpIn(organisations)

export function organisationAt(index: number): Organisation {
  const organisation = organisations[index]
  invariant(organisation, `there is an organisation ${index}`)
  return organisation
}

/** Documentation ASNs (RFC 5398) first, then private ones (RFC 6996): ordinary networks in this world. */
function asnAt(index: number): number {
  if (index < 16) return 64496 + index
  if (index < 32) return 65536 + index - 16
  return index < 52 ? 64512 + index - 32 : 4200000000 + index - 52
}

/** The id under which the organisation's registry groups its rows, in that registry's own style. */
export function holderIdOf(seed: string, organisation: Organisation): string {
  const hex = [0, 1, 2, 3]
    .map((part) => hashOf(`${seed}/holder/${organisation.id}/${part}`).toString(16).padStart(8, '0'))
    .join('')
  switch (organisation.registry) {
    case 'ripencc':
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    case 'arin':
      return hex
    case 'apnic':
      return `A91${hex.slice(0, 5).toUpperCase()}`
    case 'lacnic':
      return String(10_000 + (Number.parseInt(hex.slice(0, 8), 16) % 9_000) * 100 + organisation.index)
    case 'afrinic':
      return `F36${hex.slice(0, 5).toUpperCase()}`
  }
}
