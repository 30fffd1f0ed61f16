/** IANA's table of /8s as this world's IANA would print it: 240.0.0.0/4 was given to registries, and nothing else. */
import { domainOf, registryTitle } from '#lib/registry/rir.ts'
import { addressPlan, registries } from '../address-plan.ts'
import { compactDay, type Day } from '../day.ts'
import type { WorldFile } from '../world-file.ts'

/** Given out before its registry existed: an old block of the scenarios lies in it. */
const legacy: ReadonlyMap<number, string> = new Map([[243, '1989-05']])

export function writeAddressSpace(day: Day): WorldFile {
  const rows = Array.from({ length: 256 }, (_, octet) => `${String(octet).padStart(3, '0')}/8,${describe(octet)}`)
  const text = ['Prefix,Designation,Date,WHOIS,RDAP,Status [1],Note', ...rows].join('\n')
  return { name: `ipv4-address-space-${compactDay(day)}.csv`, text: `${text}\n` }
}

function describe(octet: number): string {
  const registry = registries.find((one) => addressPlan[one].slash8s.includes(octet))
  if (!registry) return 'IANA - Reserved,1981-09,,,RESERVED,'
  const [title, domain] = [registryTitle(registry), domainOf(registry)]
  const services = `whois.${domain},https://rdap.${domain}/`
  const since = legacy.get(octet)
  return since === undefined
    ? `${title},${addressPlan[registry].founded.slice(0, 7)},${services},ALLOCATED,`
    : `Administered by ${title},${since},${services},LEGACY,`
}
