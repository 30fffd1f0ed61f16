/**
 * ISO 3166-1 alpha-2, by the names that the runtime keeps (ECMA-402, from Unicode CLDR). CLDR names some codes more
 * than ISO assigns: those stand here with what they are. What is left are the 249 of ISO.
 */

/** ISO 3166 glossary: exceptionally reserved, and the user-assigned ones that CLDR names. */
const besideIso: Readonly<Record<string, 'reserved' | 'user-assigned'>> = {
  ...{ AC: 'reserved', CP: 'reserved', CQ: 'reserved', DG: 'reserved', EA: 'reserved', EU: 'reserved' },
  ...{ EZ: 'reserved', FX: 'reserved', IC: 'reserved', SU: 'reserved', TA: 'reserved', UK: 'reserved' },
  ...{ UN: 'reserved', QO: 'user-assigned', XA: 'user-assigned', XB: 'user-assigned', XK: 'user-assigned' },
  ZZ: 'user-assigned',
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const isPair = /^[A-Z]{2}$/

export type CountryVerdict = 'assigned' | 'reserved' | 'user-assigned' | 'unknown'

/** Of two letters in upper case. */
export function judgeCountry(code: string): CountryVerdict {
  const other = besideIso[code]
  if (other !== undefined) return other
  // A code that was withdrawn is an alias of the one that came after it.
  return isPair.test(code) && names.of(code) !== undefined && successorOf(code) === null ? 'assigned' : 'unknown'
}

/** `Singapore` of `SG`; null of what is no code. */
export const countryName = (code: string): string | null =>
  isPair.test(code) && judgeCountry(code) === 'assigned' ? (names.of(code) ?? null) : null

/** The code that stands for it now, of one that was withdrawn or is only reserved: `GB` of `UK`. */
export function successorOf(code: string): string | null {
  if (!isPair.test(code)) return null
  const { region } = new Intl.Locale(`und-${code}`)
  return region === undefined || region === code ? null : region
}

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

let codesByName: ReadonlyMap<string, string> | undefined

/** Every assigned code; some hundred calls of the runtime, so only where a name has to be looked up. */
export const countryCodes = (): string[] =>
  letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => judgeCountry(code) === 'assigned')

/** `DE` of `Germany`; null where no country has that English name. */
export function codeOfName(name: string): string | null {
  codesByName ??= new Map(countryCodes().map((code) => [names.of(code)?.toLowerCase() ?? code, code]))
  return codesByName.get(name.trim().toLowerCase()) ?? null
}
