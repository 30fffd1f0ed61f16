/** What DNS blocklists came to answer otherwise, written down for the watched blocks it is about. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import type { TakenChange } from '#lib/reputation/answer-changes.ts'
import { countListedAddresses, takeAnswerChanges } from '#lib/reputation/server/take-answer-changes.ts'
import { compareDnsAnswers } from '../watch/changes/dns-answers.ts'
import { changesByBlock } from '../watch/changes-by-block.ts'
import { indexWatchedBlocks } from '../watch/watched-blocks.ts'
import { insertToldRun, type NewEvent } from './watch-run-store.ts'

/** How many events came of it. In one transaction: who dies in it leaves all of it to the next. */
export async function followAnswers(actor: SystemActor, listBlocks: () => Promise<readonly Prefix[]>): Promise<number> {
  return inTransaction(async (tx) => {
    const changes = await takeAnswerChanges(actor, tx)
    if (changes.length === 0) return 0
    const blocks = await listBlocks()
    const events = await eventsOf(actor, tx, { changes, blocks })
    if (events.length > 0) await insertToldRun(actor, tx, { kind: 'answers', blocks: blocks.length, events, vrps: '' })
    return events.length
  })
}

type Answered = { changes: readonly TakenChange[]; blocks: readonly Prefix[] }

async function eventsOf(actor: SystemActor, tx: Transaction, { changes, blocks }: Answered): Promise<NewEvent[]> {
  const concerned = changesByBlock(indexWatchedBlocks(blocks), changes)
  const listed = await countListedAddresses(actor, tx, concerned)
  return concerned.flatMap(({ block, zone, changes: own }, place) =>
    compareDnsAnswers({ zone, changes: own, listed: listed[place] ?? 0 }).map((change) => ({
      ...{ ...change, block, snapshots: null },
      beforeAsOf: firstOf(own.map(({ beforeAt }) => beforeAt)),
      afterAsOf: firstOf(own.map(({ afterAt }) => afterAt)),
    })),
  )
}

const firstOf = (moments: readonly Date[]): string =>
  new Date(Math.min(...moments.map((moment) => moment.getTime()))).toISOString()
