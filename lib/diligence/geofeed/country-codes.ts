/**
 * ISO 3166-1 alpha-2, by the names that the runtime keeps (ECMA-402, from Unicode CLDR). CLDR names some codes more
 * than ISO assigns: those stand here with what they are. What is left are the 249 of ISO.
 */

/** ISO 3166 glossary: exceptionally reserved. */
const reserved = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'FX', 'IC', 'SU', 'TA', 'UK', 'UN']
/** ISO 3166-1 clause 8.1.3: left to whoever exchanges them, and never given to a country. */
const userAssigned = /^(?:AA|Q[M-Z]|X[A-Z]|ZZ)$/

/** Withdrawn codes whose country became several: CLDR names one of these alone. ISO 3166-3. */
const divided: Readonly<Record<string, { name: string; into: readonly string[] }>> = {
  AN: { name: 'The Netherlands Antilles', into: ['CW', 'SX', 'BQ'] },
  CS: { name: 'Serbia and Montenegro', into: ['RS', 'ME'] },
  NT: { name: 'The Neutral Zone', into: ['IQ', 'SA'] },
  SU: { name: 'The Soviet Union', into: [] },
  YU: { name: 'Yugoslavia', into: [] },
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const isPair = /^[A-Z]{2}$/

/**
 * What the runtime said of a code once: asking takes it a tenth of a millisecond, and a feed names few codes on very
 * many lines. Of pairs alone, of which there are 676: a field may hold anything.
 */
function onceAPair<T>(ask: (pair: string) => T, otherwise: T): (code: string) => T {
  const said = new Map<string, T>()
  return (code) => {
    if (!isPair.test(code)) return otherwise
    const known = said.get(code)
    if (known !== undefined) return known
    const answer = ask(code)
    said.set(code, answer)
    return answer
  }
}

export type CountryVerdict = 'assigned' | 'reserved' | 'user-assigned' | 'unknown'

/** Of two letters in upper case. */
export function judgeCountry(code: string): CountryVerdict {
  if (reserved.includes(code)) return 'reserved'
  if (userAssigned.test(code)) return 'user-assigned'
  // A code that was withdrawn is an alias of the one that came after it.
  return nameOf(code) !== null && successorOf(code) === null ? 'assigned' : 'unknown'
}

const nameOf = onceAPair<string | null>((code) => names.of(code) ?? null, null)

/** `Singapore` of `SG`; null of what is no code. */
export const countryName = (code: string): string | null => (judgeCountry(code) === 'assigned' ? nameOf(code) : null)

/** The code that stands for it now, of one that was withdrawn or is only reserved: `GB` of `UK`. */
const successorOf = onceAPair<string | null>((code) => {
  const { region } = new Intl.Locale(`und-${code}`)
  return region === undefined || region === code ? null : region
}, null)

/** What stands for a code now, as a sentence; null where nothing does. */
export function explainSuccessor(code: string): string | null {
  const several = divided[code]
  if (several)
    return several.into.length === 0
      ? `${several.name} became several countries: name the one.`
      : `${several.name} became ${several.into
          .map(nameCode)
          .join(', ')
          .replace(/, (?=[^,]*$)/, ' and ')}.`
  const successor = successorOf(code)
  return successor === null ? null : `In its place stands ${nameCode(successor)}.`
}

/** `SG (Singapore)`; of what is no code, the code alone. */
export function nameCode(code: string): string {
  const name = countryName(code)
  return name === null ? code : `${code} (${name})`
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
  codesByName ??= new Map(countryCodes().map((code) => [nameOf(code)?.toLowerCase() ?? code, code]))
  return codesByName.get(name.trim().toLowerCase()) ?? null
}
