/** The fields behind the prefix: country, region, city, postal code, each by its own clause of RFC 8805. */
import { quote } from '#lib/kernel/quote.ts'
import { codeOfName, explainSuccessor, judgeCountry, nameCode } from './country-codes.ts'
import type { GeofeedFault } from './geofeed-rules.ts'

/** Codes in upper case; null where the feed says nothing. All null: it asks that the prefix be placed nowhere. */
export type Place = { country: string | null; region: string | null; city: string | null }

export type PlaceFields = { country: string; region: string; city: string; postalCode: string }

export type JudgedPlace = Place & { faults: readonly GeofeedFault[] }

const pair = /^[A-Z]{2}$/
/** The shape alone: which codes a country has is in no list that is kept here. */
const regionCode = /^[A-Z]{2}-[A-Z\d]{1,3}$/

export function judgePlace(given: PlaceFields): JudgedPlace {
  const [country, region] = [given.country.toUpperCase(), given.region.toUpperCase()]
  const place = { country: country === '' || country === 'ZZ' ? null : country, region: region || null }
  const swapped = findSwap(given, country, region)
  const faults = swapped ? [swapped] : [...judgeCode(given, country), ...judgeRegion(given, country, region)]
  return { ...place, city: given.city || null, faults: [...faults, ...judgeRest(given, country, region)] }
}

function findSwap({ region: written, city }: PlaceFields, country: string, region: string): GeofeedFault | null {
  const swap = (what: string, right: string): GeofeedFault => ({
    rule: 'fields-swapped',
    message: `${what} stand in each other’s place; did you mean ${right}?`,
  })
  if (regionCode.test(country) && pair.test(region)) return swap('Country and region', `${region},${country}`)
  if (regionCode.test(city.toUpperCase()) && region !== '' && !regionCode.test(region)) {
    return swap('Region and city', `${country},${city.toUpperCase()},${written}`)
  }
  if (country !== '' && !pair.test(country) && judgeCountry(region) === 'assigned' && codeOfName(country) === null) {
    return swap('Country and the field behind it', `${region},,${quote(country)}`)
  }
  return null
}

function judgeCode(given: PlaceFields, country: string): GeofeedFault[] {
  if (country === '') return []
  if (!pair.test(country)) {
    const code = codeOfName(given.country)
    const asked = code === null ? '.' : `; did you mean ${code}?`
    const message = `${quote(given.country)} is no two-letter country code${asked}`
    return [{ rule: 'country-malformed', message }]
  }
  const verdict = judgeCountry(country)
  if (country === 'ZZ') {
    const message =
      '"ZZ", a code that ISO 3166-1 leaves to users, was used for a prefix without a location; leave every field behind the prefix empty instead.'
    return [{ rule: 'no-location-as-zz', message }]
  }
  if (verdict === 'assigned') return []
  const successor = explainSuccessor(country)
  const asked = successor === null ? '' : ` ${successor}`
  if (verdict === 'unknown') {
    return [{ rule: 'country-unknown', message: `${quote(country)} is the code of no country.${asked}` }]
  }
  if (verdict === 'user-assigned') {
    const message = `${quote(country)} is one of the codes that ISO 3166-1 leaves to users (AA, QM to QZ, XA to XZ, ZZ): no country’s, and without a meaning in a feed.`
    return [{ rule: 'country-reserved', message }]
  }
  const message = `${quote(country)} is ${verdict} and no country’s code; not every consumer takes it.${asked}`
  return [{ rule: 'country-reserved', message }]
}

function judgeRegion(given: PlaceFields, country: string, region: string): GeofeedFault[] {
  if (region === '') return []
  if (!regionCode.test(region)) {
    const meant = `${country}-${region}`
    const asked = regionCode.test(meant) ? `; did you mean ${meant}?` : ' such as US-CA.'
    return [{ rule: 'region-malformed', message: `${quote(given.region)} is no region code of ISO 3166-2${asked}` }]
  }
  if (country === '') return []
  const owner = region.slice(0, 2)
  if (owner === country) return []
  return [
    {
      rule: 'region-elsewhere',
      message: `${region} is a region of ${nameCode(owner)}, and the country is ${nameCode(country)}.`,
    },
  ]
}

function judgeRest(given: PlaceFields, country: string, region: string): GeofeedFault[] {
  const faults: GeofeedFault[] = []
  if (country === '' && (region !== '' || given.city !== '')) {
    const message = 'A region or a city stands without a country; consumers read the line by its country.'
    faults.push({ rule: 'country-missing', message })
  }
  const small = [...(pair.test(country) ? [given.country] : []), ...(regionCode.test(region) ? [given.region] : [])]
  const written = small.filter((code) => code !== code.toUpperCase())
  if (written.length > 0) {
    faults.push({ rule: 'lower-case', message: `ISO writes ${written.map(quote).join(' and ')} in capitals.` })
  }
  if (given.postalCode !== '') {
    const message = /\d/.test(given.postalCode)
      ? `The postal code ${quote(given.postalCode)} tells more than a feed should; leave it empty.`
      : `${quote(given.postalCode)} stands where a postal code would; a city has no comma, and postal codes are deprecated.`
    faults.push({ rule: 'postal-code', message })
  }
  return faults
}
