/** Foreign text inside a sentence: quoted, clipped to 40 characters, nothing in it that a terminal or page would obey. */
export function quote(text: string): string {
  // Cut before splitting: the input may be megabytes long.
  const characters = [...text.slice(0, 82)].map((character) =>
    /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? '\uFFFD' : character,
  )
  const shown = characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')
  return `"${shown}"`
}
