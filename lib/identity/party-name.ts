/**
 * Names of people and organisations, as others will read them: nothing that only looks like another name can be ruled
 * out, but letters of two look-alike alphabets in one word can, and so can the house's own name.
 */
import { err, ok, type Result } from '#lib/kernel/result.ts'

const longest = 100
/** Alphabets that share the shapes of letters (Unicode TS #39, mixed-script confusables). */
const lookAlikes = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]
const isMixed = (word: string) => lookAlikes.filter((alphabet) => alphabet.test(word)).length > 1

/** In one spelling: compatible forms made the same (NFKC), single spaces. `what` ends the sentence "Write …". */
export function parsePartyName(text: string, what: string): Result<string, string> {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (name.length < 2) return err(`Write ${what}.`)
  if (name.length > longest) return err(`Use at most ${longest} characters.`)
  if (/\p{C}/u.test(name)) return err('Use letters, digits and ordinary punctuation.')
  if (name.split(' ').some(isMixed)) return err('Use one alphabet in each word: letters of another look alike.')
  return ok(name)
}

export function parseOrganisationName(text: string): Result<string, string> {
  const name = parsePartyName(text, "your organisation's name")
  if (name.ok && /dotquad/.test(name.value.toLowerCase().replace(/\P{L}/gu, '')))
    return err('Choose another name: this one is the market’s own.')
  return name
}
