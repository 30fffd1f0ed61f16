/** Self-published geofeeds (RFC 8805), one file an organisation that keeps one. */
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { compactDay, type Day } from '../day.ts'
import { standsOn } from '../facts.ts'
import { organisations } from '../organisations.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

export function writeGeofeeds(world: World, day: Day): WorldFile[] {
  return organisations.flatMap(({ id, name }) => {
    const locations = world.locations
      .filter((location) => location.publisher === id && standsOn(location, day))
      .sort((a, b) => comparePrefixes(a.prefix, b.prefix))
    if (locations.length === 0) return []
    const lines = [
      `# Geofeed of ${name} (simulated)`,
      '# ip_prefix,country_code,region_code,city_name,postal_code',
      ...locations.map(({ prefix, country, region, city }) => `${formatPrefix(prefix)},${country},${region},${city},`),
    ]
    return { name: `${id}-${compactDay(day)}.csv`, text: `${lines.join('\n')}\n` }
  })
}
