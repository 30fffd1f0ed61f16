/**
 * Amounts of money: whole minor units (cents) of one ISO 4217 currency.
 *
 * No floats, no conversion between currencies: adding two is a bug, and whoever takes a part says how it rounds.
 */
import { invariant } from './invariant.ts'

/** Decimal places of the minor unit, after ISO 4217, and the sign that pages write. */
const currencies = {
  USD: { decimals: 2, sign: '$' },
  EUR: { decimals: 2, sign: '€' },
  GBP: { decimals: 2, sign: '£' },
  CHF: { decimals: 2, sign: 'CHF ' },
  AUD: { decimals: 2, sign: 'A$' },
  JPY: { decimals: 0, sign: '¥' },
} as const

export type Currency = keyof typeof currencies
export const currencyCodes = Object.keys(currencies) as readonly Currency[]

/** `minor` is signed: what somebody owes is negative only where its reader says so. */
export type Money = { readonly currency: Currency; readonly minor: bigint }

export const isCurrency = (text: string): text is Currency => Object.hasOwn(currencies, text)

/** Whole minor units: `money('USD', 1250n)` is twelve dollars fifty. */
export const money = (currency: Currency, minor: bigint): Money => ({ currency, minor })
export const zero = (currency: Currency): Money => money(currency, 0n)

/** Digits alone, grouped: `1,250.50`. */
function formatAmount({ currency, minor }: Money): string {
  const { decimals } = currencies[currency]
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}

/** As pages write it: `$1,250.50`, `−$3.00`. Every decimal place is shown, also zeros. */
export function formatMoney(amount: Money): string {
  return `${amount.minor < 0n ? '−' : ''}${currencies[amount.currency].sign}${formatAmount(amount)}`
}

export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, 'amounts that are added are of one currency')
  return money(a.currency, a.minor + b.minor)
}

export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, negateMoney(b))
}

export const negateMoney = ({ currency, minor }: Money): Money => money(currency, -minor)

/** `factor` is a whole number: addresses, months. */
export function multiplyMoney({ currency, minor }: Money, factor: number | bigint): Money {
  return money(currency, minor * BigInt(factor))
}

export const sumMoney = (currency: Currency, amounts: readonly Money[]): Money =>
  amounts.reduce(addMoney, zero(currency))

export const equalMoney = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor

/** Negative, zero or positive, as a sort wants it. */
export function compareMoney(a: Money, b: Money): number {
  return Number(subtractMoney(a, b).minor > 0n) - Number(subtractMoney(a, b).minor < 0n)
}

/** A share in basis points (1/10,000), rounded half up to the minor unit; of amounts of zero or more. */
export function shareOf({ currency, minor }: Money, basisPoints: number): Money {
  invariant(Number.isInteger(basisPoints) && basisPoints >= 0 && basisPoints <= 10_000, 'a share is 0 to 10,000 bp')
  invariant(minor >= 0n, 'a share is taken of an amount that is not negative')
  return money(currency, (minor * BigInt(basisPoints) + 5_000n) / 10_000n)
}
