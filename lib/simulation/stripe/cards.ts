/** Stripe's well-known test cards and what becomes of them, in Stripe's own sentences. */
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type Card = { brand: string; last4: string; expMonth: number; expYear: number }
export type Decline = { code: string; declineCode: string; message: string }

/** `problem`: what was typed is no card, and nothing was tried. `declined`: it was tried and refused. */
export type CardProblem = { kind: 'problem'; message: string } | { kind: 'declined'; card: Card; decline: Decline }

const declined = (declineCode: string, message: string, code = 'card_declined'): Decline => ({
  code,
  declineCode,
  message,
})

const accepted: Readonly<Record<string, string>> = {
  '4242424242424242': 'visa',
  '4000056655665556': 'visa',
  '5555555555554444': 'mastercard',
  '378282246310005': 'amex',
}

const refused: Readonly<Record<string, Decline>> = {
  '4000000000000002': declined('generic_decline', 'Your card was declined.'),
  '4000000000009995': declined('insufficient_funds', 'Your card has insufficient funds.'),
  '4000000000000069': declined('expired_card', 'Your card has expired.', 'expired_card'),
  '4000000000000127': declined('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc'),
  '4000000000000119': declined(
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
    'processing_error',
  ),
}

export type TypedCard = { number: string; expiry: string; cvc: string }

const problem = (message: string) => err<CardProblem>({ kind: 'problem', message })

/** `now` in ms. Only test cards are known: a real number is told to stay away. */
export function tryCard({ number, expiry, cvc }: TypedCard, now: number): Result<Card, CardProblem> {
  const digits = number.replaceAll(/[\s-]/g, '')
  const brand = accepted[digits] ?? (refused[digits] ? 'visa' : undefined)
  if (!brand)
    return problem(
      'This page knows test cards only, such as 4242 4242 4242 4242. Never type the number of a real card.',
    )
  const [, month = '', year = ''] = /^(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(expiry.trim()) ?? []
  if (month === '') return problem('Your card’s expiry date is incomplete: type month and year, such as 12 / 34.')
  const ends = Date.UTC(2000 + Number(year), Number(month))
  if (ends <= now) return problem("Your card's expiration year is in the past.")
  if (!/^\d{3,4}$/.test(cvc.trim()))
    return problem('Your card’s security code is incomplete: it is three or four digits.')
  const card = { brand, last4: digits.slice(-4), expMonth: Number(month), expYear: 2000 + Number(year) }
  const decline = refused[digits]
  return decline ? err({ kind: 'declined', card, decline }) : ok(card)
}
