/** Where the counter of a world's registries, if they are played, has the forms for a block: behind REGISTRY_PORTAL_URL. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'

/** `asn` and `to`, the holder id of whoever receives the block, fill in its forms. */
export const registrationFormsPath = (block: Prefix, filled: { asn?: string; to?: string } = {}): string =>
  `/registration?${new URLSearchParams({ block: formatPrefix(block), ...filled })}`
