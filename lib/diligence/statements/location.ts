/** Where the block is said to be: by whom, over how many addresses, and whether they contradict each other. */
import { formatRange } from '#lib/address-space/range.ts'
import type { Disagreement, LocationFinding, LocationVoice } from '../checks/location.ts'
import { countryName } from '../geofeed/country-codes.ts'
import { readingNow } from '../registration-reading.ts'
import { sourceOf } from '../source-catalogue.ts'
import { explainFaults } from './fault-words.ts'
import { explainStaleness, gaps, type Standing, standingFrom } from './standing.ts'
import type { Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatCount, quantity, share } from './wording.ts'

const topic = { topic: 'location', title: 'Location' } as const

export function stateLocation(subject: Subject): Statement {
  const { location, locationSources } = subject.particulars
  const { at } = subject.dossier
  if (location === null || location.voices.length === 0) return stateNothing(subject, standingFrom(locationSources, at))
  const speaking = locationSources.filter(({ source }) => location.voices.some((voice) => voice.source === source))
  const failing = locationSources.filter(({ status }) => status === 'failed')
  const standing = standingFrom([...speaking, ...failing], at)
  const isPlaced = location.voices.some(({ countries }) => countries.some(({ country }) => country !== null))
  return {
    ...topic,
    severity: location.disputed > 0 ? 'warning' : 'notice',
    answers: [{ answer: isPlaced ? 'found' : 'nothing-found', count: null }, ...gaps(standing)],
    text: `${describe(subject, location)}${explainStaleness(standing)}`,
    headline: location.disputed > 0 ? `location sources disagree: ${enumerate(countriesOf(location))}` : null,
    basis: standing.basis,
    asked: countAsked(location),
    facts: null,
    page: 'location',
  }
}

function stateNothing({ particulars }: Subject, standing: Standing): Statement {
  const failed = standing.failed.length > 0
  return {
    ...topic,
    severity: 'notice',
    answers: failed ? gaps(standing) : [{ answer: 'not-checked', count: null }],
    text: `Where databases place it: ${failed ? 'not known' : 'not checked'}. ${explainNothing(particulars, standing)}`,
    headline: null,
    // What a silent geofeed rests on is no footing of what is said of this block.
    basis: standing.failed,
    asked: null,
    facts: null,
  }
}

function explainNothing({ location }: Subject['particulars'], { failed }: Standing): string {
  if (failed.length > 0) {
    return `${enumerate(failed.map(({ title }) => title))} could not be read, and no earlier import stands in.${explainFaults(failed)}`
  }
  if (location === null) return 'No geolocation provider and no geofeed is imported.'
  return `No provider is imported, and none of ${quantity(location.silentGeofeeds, 'geofeed')} has a line for it.`
}

function describe(subject: Subject, location: LocationFinding): string {
  const { voices } = location
  const caveat = voices.some(({ kind }) => kind === 'geofeed') ? explainAuthority(subject) : ''
  const unlike = explainRegistry(subject, location)
  const [dispute] = location.disagreements
  if (dispute) return `${explainDispute(subject, location, dispute)}${unlike}${caveat}`
  const countries = countriesOf(location)
  if (countries.length === 0)
    return `${listTitles(voices)} ${voices.length === 1 ? 'names' : 'name'} no country for it.${caveat}`
  const [only] = countries
  if (countries.length === 1 && only !== undefined && voices.every(({ unplaced }) => unplaced === 0)) {
    return `${named(only)} by ${listTitles(voices)}.${unlike}${caveat}`
  }
  return `No source contradicts another: ${groupByAnswer(subject, voices)}.${unlike}${caveat}`
}

/** RFC 9632: a feed speaks for what the registration that links it holds, and for nothing else. */
function explainAuthority({ prefix, dossier, particulars }: Subject): string {
  const reading = readingNow(prefix, particulars.registration, dossier.at)
  if (reading === null) return ' Whether a geofeed’s publisher may speak for it, only its registration tells.'
  if (reading.geofeed === null) return ' Its registration links no geofeed, so that consumers need believe none of it.'
  return ` Of geofeeds only the one at ${URL.parse(reading.geofeed)?.hostname ?? reading.geofeed} is linked by its registration.`
}

/** Who says what of the first disputed addresses; the page of all of them has the others. */
function explainDispute(
  { addresses }: Subject,
  { disputed, disagreements }: LocationFinding,
  first: Disagreement,
): string {
  const groups = Map.groupBy(first.says, ({ country }) => country)
  const said = [...groups].map(([country, by]) => `${named(country)} by ${listTitles(by)}`).join('; ')
  const where =
    disputed === addresses && disagreements.length === 1
      ? ''
      : `, ${disagreements.length === 1 ? '' : `in ${quantity(disagreements.length, 'range')}, first `}${formatRange(first)}`
  return `Sources disagree over ${share(disputed, addresses)}${where}: ${said}.`
}

/** Countries that any source names for any of it, the most often named first. */
function countriesOf({ voices }: LocationFinding): string[] {
  const counts = new Map<string, number>()
  for (const { country, addresses } of voices.flatMap(({ countries }) => countries)) {
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + addresses)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([country]) => country)
}

/** `India (512) and Japan (512) by Atlas`; geofeeds mostly speak of a part, and are counted then. */
function groupByAnswer({ addresses }: Subject, voices: readonly LocationVoice[]): string {
  const providers = voices.filter(({ kind }) => kind === 'locations')
  const told = providers.length === 0 ? voices : providers
  const groups = [...Map.groupBy(told, (voice) => answerOf(voice, addresses))]
  const said = groups.slice(0, mostGroups).map(([answer, by]) => `${answer} by ${listTitles(by)}`)
  const others = voices.length - groups.slice(0, mostGroups).reduce((sum, [, by]) => sum + by.length, 0)
  return [...said, ...(others > 0 ? [`${quantity(others, 'more source')} for parts of it`] : [])].join('; ')
}

const mostGroups = 2

function answerOf({ countries, unplaced }: LocationVoice, addresses: number): string {
  const [first] = countries
  const parts = countries.map(({ country, addresses: count }) => `${named(country)} (${formatCount(count)})`)
  if (first && countries.length === 1 && unplaced === 0) return named(first.country)
  return enumerate([...parts, ...(unplaced > 0 ? [`nothing said of ${share(unplaced, addresses)}`] : [])])
}

function explainRegistry({ addresses }: Subject, { voices, registry }: LocationFinding): string {
  const most = Math.max(...voices.map(({ unlikeRegistry }) => unlikeRegistry))
  const [first, second] = registry
  if (most === 0 || !first) return ''
  const who = listTitles(voices.filter(({ unlikeRegistry }) => unlikeRegistry > 0))
  const of = most === addresses ? '' : ` over ${share(most, addresses)}`
  const printed = second ? 'the countries of its holders' : `${named(first.country)}, its holder’s seat`
  return ` The registry prints ${printed}, unlike ${who}${of}.`
}

const listTitles = (voices: readonly Pick<LocationVoice, 'source' | 'kind'>[]): string =>
  enumerate(voices.map(({ source, kind }) => sourceOf(source, kind).title))

const named = (country: string | null): string => (country === null ? 'no country' : (countryName(country) ?? country))

function countAsked({ voices, silentGeofeeds }: LocationFinding): string {
  const providers = voices.filter(({ kind }) => kind === 'locations').length
  const feeds = voices.length - providers
  const ofFeeds = feeds + silentGeofeeds
  return enumerate([
    ...(providers > 0 ? [quantity(providers, 'provider')] : []),
    ...(ofFeeds > 0 ? [`${quantity(ofFeeds, 'geofeed')}, ${formatCount(feeds)} with a line for it`] : []),
  ])
}
