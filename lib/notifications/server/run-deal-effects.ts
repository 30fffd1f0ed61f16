/** Does what deals want done after their transitions: receipts made, parties told. */
import { issueReceipt } from '#lib/deals/server/issue-receipt.ts'
import { runEffects } from '#lib/deals/server/run-effects.ts'
import { tellParties } from './tell-parties.ts'

/** Any process may, at any moment. How many were done, and how many wait for another try. */
export const runDealEffects = (): Promise<{ done: number; failed: number }> =>
  runEffects({ 'issue-receipt': issueReceipt, 'tell-parties': tellParties })
