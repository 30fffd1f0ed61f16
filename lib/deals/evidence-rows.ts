/** Evidence of an event as rows that anybody can read, whatever it holds. */
import { isJsonList, type Json } from '#lib/kernel/canonical-json.ts'
import { formatMoney, isCurrency, money } from '#lib/kernel/money.ts'

export type EvidenceRow = { readonly label: string; readonly value: string }

/** `registry-ticket number`: the path to the value, in words. Null and empty lists are said to be none. */
export function listEvidence(evidence: { readonly [kind: string]: Json }): EvidenceRow[] {
  return Object.entries(evidence).flatMap(([kind, value]) => flatten(inWords(kind), value))
}

/** What of each kind is told where there is room for one word. */
const tellingMember: Readonly<Record<string, string>> = {
  'preapproval-ticket': 'number',
  'registry-ticket': 'number',
  signature: 'name',
  payment: 'amount',
  reason: 'text',
}

const longestSummary = 80

/** `SIM-20417`, `$1,030.00`: the one member that tells most; null where none does. */
export function sumUpEvidence(evidence: { readonly [kind: string]: Json }): string | null {
  const told = Object.entries(tellingMember).flatMap(([kind, member]) => {
    const value = evidence[kind]
    if (!value || typeof value !== 'object' || isJsonList(value)) return []
    return flatten('', value[member] ?? null).map((row) => row.value)
  })
  const text = told.join(', ')
  if (text === '') return null
  return text.length > longestSummary ? `${text.slice(0, longestSummary - 1)}…` : text
}

/** `recipientHolderId` -> `recipient holder id` */
const inWords = (name: string) =>
  name
    .replaceAll('-', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

function flatten(label: string, value: Json): EvidenceRow[] {
  if (value === null) return [{ label, value: 'none' }]
  if (typeof value !== 'object') return [{ label, value: sayScalar(value) }]
  if (isJsonList(value)) {
    if (value.length === 0) return [{ label, value: 'none' }]
    return value.flatMap((item, index) => flatten(`${label} ${index + 1}`, item))
  }
  const { currency, minor, ...rest } = value
  const isAmount = typeof currency === 'string' && isCurrency(currency) && typeof minor === 'string'
  if (isAmount && /^-?\d+$/.test(minor) && Object.keys(rest).length === 0)
    return [{ label, value: formatMoney(money(currency, BigInt(minor))) }]
  return Object.entries(value).flatMap(([name, member]) => flatten(`${label}, ${inWords(name)}`, member))
}

function sayScalar(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
