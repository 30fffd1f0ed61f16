/** What a mail about a deal says, to one of its parties. Pure: to whom it goes, and when, is the shell's. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { sayEvent } from '#lib/deals/event-words.ts'
import { ownLengthsOf } from '#lib/deals/own-lengths.ts'
import { rulesOf } from '#lib/deals/rules.ts'
import type { DealState, Party } from '#lib/deals/vocabulary.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { findState } from '#lib/processes/definition.ts'
import { listDeadlines } from '#lib/processes/list-next.ts'

export type DealMail = { readonly subject: string; readonly text: string }

type Told = {
  deal: Deal
  /** The event that is told; the deal may have gone on since. */
  event: { readonly seq: number; readonly command: string; readonly to: string }
  buyerName: string
  sellerName: string
  /** As whom the reader is written to. */
  reader: Party
  /** The reader is the broker of that side, and acts for it before the deal opens to them. */
  isMandated: boolean
  /** The address of the deal. */
  link: string
}

const kinds = { sale: 'Sale', lease: 'Lease', rent: 'Rent' } as const

export function writeDealMail(told: Told): DealMail {
  const { deal, event, buyerName, sellerName, link } = told
  const state = findState(rulesOf(deal).definition, event.to)
  invariant(state, 'a deal is in a state of its definition')
  const subject = `${kinds[deal.kind]} of ${formatPrefix(deal.block)}`
  return {
    subject: `${subject}: ${firstSentence(state.says)}`,
    text: `${[
      `${subject}, ${sellerName} to ${buyerName}, deal ${deal.id}.`,
      `${sayEvent(event.command)}. ${state.says}`,
      sayTurn(told, state),
      ...sayMandate(told),
      link,
    ].join('\n\n')}\n`,
  }
}

function sayMandate({ isMandated, reader, buyerName, sellerName }: Told): string[] {
  const client = reader === 'buyer' ? buyerName : sellerName
  return isMandated ? [`You read this as the broker of ${client}: act for it first, then the deal opens to you.`] : []
}

const firstSentence = (text: string) => /^[^.]*/.exec(text)?.[0] ?? text

/** Who has to act, and until when: where the deal has gone on since, the time that was left is not told any more. */
function sayTurn({ deal, event, reader }: Told, { is, waitsOn }: DealState): string {
  if (is !== 'open') return 'Nothing more is to be done.'
  const until = deal.version === event.seq ? findEnd(deal) : null
  const by = until ? `, until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
  if (waitsOn === reader) return `It is your turn${by}.`
  return waitsOn === 'system' ? `It goes on by itself${by}.` : `It is the ${waitsOn}’s turn${by}.`
}

/** When time itself moves the deal on; reminders do not. */
function findEnd(deal: Deal): Date | null {
  const ends = listDeadlines(rulesOf(deal).definition, deal, ownLengthsOf(deal)).filter(({ repeats }) => !repeats)
  return ends.length === 0 ? null : new Date(Math.min(...ends.map(({ dueAt }) => dueAt.getTime())))
}
