/** What a payer's browser asks for: the page, or to pay by it. */
import { tryCard } from './cards.ts'
import type { Sending } from './event-object.ts'
import { type PageReply, seeOther } from './page.ts'
import { aboutPage, noSuchPage, returnAddress, showClosedPage, showPayPage } from './pay-page.ts'
import { paySession } from './pay-session.ts'
import type { Standin } from './standin.ts'

const minuteMs = 60_000

/** "Twice" is sent once more by the stand-in itself, after the first has gone out. */
const sendings: Readonly<Record<string, Sending>> = { late: { delayMs: minuteMs }, never: 'never' }

export type PageRequest = { method: string; path: string; body: string }

/** `sendAgain` delivers the events named, whether they arrived or not. */
export function answerPage(
  standin: Standin,
  { method, path, body }: PageRequest,
  sendAgain: (eventIds: readonly string[]) => void,
): PageReply {
  if (path === '/') return aboutPage()
  const id = /^\/c\/pay\/(\w+)$/.exec(path)?.[1] ?? ''
  const session = standin.records.sessions.get(id)
  const order = standin.records.orders.get(id)
  if (!(session && order)) return noSuchPage()
  if (session.status !== 'open') return showClosedPage(session)
  const shown = { session, description: order.description }
  if (method !== 'POST') return showPayPage({ ...shown, typed: null, refusal: null })
  const form = new URLSearchParams(body)
  const text = (name: string) => form.get(name)?.trim() ?? ''
  const typed = { email: text('email'), number: text('number'), expiry: text('expiry'), cvc: text('cvc') }
  const card = tryCard(typed, standin.now() * 1000)
  const attempt = { email: typed.email || null, sending: sendings[text('notice')] ?? { delayMs: 0 } }
  if (card.ok) {
    const before = new Set(standin.records.events.keys())
    paySession(standin, session, { ...attempt, card: card.value, decline: null })
    if (text('notice') === 'twice') sendAgain([...standin.records.events.keys()].filter((event) => !before.has(event)))
    return seeOther(returnAddress(session))
  }
  if (card.error.kind === 'problem') return showPayPage({ ...shown, typed, refusal: card.error.message })
  const { decline } = card.error
  paySession(standin, session, { ...attempt, card: card.error.card, decline })
  return showPayPage({ ...shown, typed, refusal: decline.message })
}
