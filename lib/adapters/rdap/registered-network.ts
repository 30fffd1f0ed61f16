/** Asks by RDAP for the registration of a block, the one above it, or a text in its remarks. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { NetworkSource, ParentNetwork, RegisteredNetwork, RegistryRemarkSource } from '#lib/diligence/outside.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { askRegistry, type FoundRecord, type Rdap, type RdapPlace, type RdapQuestion } from './ask-registry.ts'
import { askService } from './ask-service.ts'
import { holdsBlock, Network, type NetworkRecord, toNetwork } from './network-record.ts'
import { referralOf } from './rdap-object.ts'
import { findService } from './service-directory.ts'

type NetworkPlace = RdapPlace & {
  /** Asks for the registration above too: one question more. */
  withParent?: boolean
}

export function rdapNetwork(rdap: Rdap, place: NetworkPlace = {}): NetworkSource {
  return async (block) => {
    const answer = await askRegistry(rdap, place, questionAbout(block))
    if (!answer.ok) return answer
    const { record, trail, isTrusted } = answer.value
    const network = toNetwork(record)
    if (network === null) return err('malformed')
    const parent = place.withParent === true ? await askParent(rdap, { record, trail, isTrusted }, network) : null
    return ok({ network, parent, trail })
  }
}

/** Looks for a text in the remarks of a registration. What else stands there, perhaps about persons, is not given away. */
export function rdapRemarks(rdap: Rdap, place: RdapPlace = {}): RegistryRemarkSource {
  return async (block, token) => {
    const answer = await askRegistry(rdap, place, questionAbout(block))
    if (!answer.ok) return answer
    const { record } = answer.value
    const network = toNetwork(record)
    if (network === null) return err('malformed')
    const lines = (record.remarks ?? []).flatMap(({ description }) => description ?? [])
    return ok({ network, hasToken: lines.some((line) => line.includes(token)) })
  }
}

const questionAbout = (block: Prefix): RdapQuestion<NetworkRecord> => ({
  asked: 'ip',
  resource: formatPrefix(block),
  schema: Network,
  findService: (bootstrap) => findService(bootstrap, block),
  holds: (record) => holdsBlock(record, block),
})

/** Null where the answer names none, or names itself. */
async function askParent(
  rdap: Rdap,
  { record, trail, isTrusted }: FoundRecord<NetworkRecord>,
  { start, end }: RegisteredNetwork,
): Promise<ParentNetwork> {
  const up = referralOf(record, 'up', { asked: 'ip', base: `https://${trail.hosts.at(-1) ?? ''}/` })
  // Registries still print links of http: their own services answer over https as well.
  if (up?.protocol === 'http:') up.protocol = 'https:'
  if (up === null || !isTrusted(up)) return null
  const heard = await askService(rdap, { url: up.href, schema: Network, isTrusted })
  if (!heard.ok) return err(heard.error)
  const parent = toNetwork(heard.value)
  if (parent === null) return err('malformed')
  return parent.start === start && parent.end === end ? null : ok(parent)
}
