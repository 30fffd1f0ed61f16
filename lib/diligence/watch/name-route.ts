/** `192.0.2.0/24 AS64500`, or with the text of its AS_SET. */
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { RouteFact } from './block-facts.ts'

export const nameRoute = ({ address, length, origin, originSet }: RouteFact): string =>
  `${formatPrefix(prefixAt(address, length))} ${origin === null ? originSet : `AS${origin}`}`
