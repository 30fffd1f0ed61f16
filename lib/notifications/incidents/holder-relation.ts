/** How whoever opened a case stands to the block: a list removes an entry for those who answer for it. */
import { containsPrefix, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { fillIn } from './placeholders.ts'

export type HolderRelation =
  /** A holder linked to the organisation has all of it. */
  | { kind: 'holder'; holders: readonly string[] }
  /** Another's, and an open deal of the organisation is about all of it. */
  | { kind: 'deal'; holders: readonly string[] }
  | { kind: 'none'; holders: readonly string[] }
  /** No statistics were read: whose it is is not known here. */
  | { kind: 'not-checked' }

type Known = {
  registered: Pick<Dossier, 'registrations' | 'registeredAddresses'>
  own: readonly { registry: string; holderId: string }[]
  dealt: readonly Prefix[]
}

export function judgeRelation(block: Prefix, { registered, own, dealt }: Known): HolderRelation {
  const rows = registered.registrations
  const holders = [...new Set((rows ?? []).flatMap(({ holderId, registry }) => nameHolder(holderId, registry)))]
  const isOwn = ({ holderId, registry }: { holderId: string | null; registry: string }) =>
    own.some((one) => one.holderId === holderId && one.registry === registry)
  const isWhole = registered.registeredAddresses === 2 ** (32 - block.length)
  if (rows && rows.length > 0 && isWhole && rows.every(isOwn)) return { kind: 'holder', holders }
  if (dealt.some((one) => containsPrefix(one, block))) return { kind: 'deal', holders }
  return rows === null ? { kind: 'not-checked' } : { kind: 'none', holders }
}

const nameHolder = (holderId: string | null, registry: string): string[] =>
  holderId === null ? [] : [`${holderId} (${registryTitle(registry)})`]

/** For whoever reads the case. */
export function explainRelation(block: Prefix, relation: HolderRelation): string {
  const name = formatPrefix(block)
  switch (relation.kind) {
    case 'holder':
      return `${name} is held by your organisation: ${relation.holders.join(', ')}.`
    case 'deal':
      return `${name} is held by ${sayHolders(relation.holders)}; your organisation has an open deal about it.`
    case 'none':
      return `${name} is held by ${sayHolders(relation.holders)}, to whom your organisation has no relation that is known here. Most lists hear the holder alone: say in the request by what right you ask.`
    case 'not-checked':
      return `Who holds ${name} was not checked: no statistics of it are kept here. Say in the request by what right you ask.`
  }
}

/** How a request begins. */
export function introduceAsker(organisation: string, block: Prefix, relation: HolderRelation): string {
  const name = formatPrefix(block)
  switch (relation.kind) {
    case 'holder':
      return `We are ${organisation}, the registered holder of ${name}: ${relation.holders.join(', ')}.`
    case 'deal':
      return `We are ${organisation}, a party to a transfer of ${name} that is under way. Its registered holder is ${sayHolders(relation.holders)}.`
    case 'none':
      return `We are ${organisation}. We are not the registered holder of ${name}, which is ${sayHolders(relation.holders)}. We ask because: ${fillIn}`
    case 'not-checked':
      return `We are ${organisation}. Our right to ask about ${name}: ${fillIn}`
  }
}

const sayHolders = (holders: readonly string[]): string =>
  holders.length === 0 ? 'nobody whom the statistics name' : holders.slice(0, 5).join(', ')
