/** Under which names a house shares the snapshots of a world. Whatever is not compressed by itself is on the way. */
export const sharedCatalogue = (world: string): string => `${world}/catalogue.json`
export const sharedIndex = (world: string, index: string): string => `${world}/indexes/${index}.gz`

/** Of an original that came compressed the first, of any other the second. */
export const sharedOriginals = (world: string, sha256: string): readonly [string, string] => [
  `${world}/originals/${sha256}`,
  `${world}/originals/${sha256}.gz`,
]
