/** JSON with one spelling, so that the same content has the same hash: keys sorted, no white space. */
import { invariant } from './invariant.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Numbers are whole and safe: a fraction may be spelt differently by whoever recomputes the hash. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), 'numbers that are hashed are whole')
    return String(value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isJsonList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}

/** `Array.isArray` does not narrow a read-only list. */
export const isJsonList = (value: object): value is readonly Json[] => Array.isArray(value)
