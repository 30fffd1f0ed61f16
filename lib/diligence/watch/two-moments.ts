/** The facts of one block before and after: what each file in changes/ is given. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { BlockFacts } from './block-facts.ts'

export type TwoMoments = { readonly block: Prefix; readonly before: BlockFacts; readonly after: BlockFacts }
