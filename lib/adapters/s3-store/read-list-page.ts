/** One page of ListObjectsV2. Its XML is flat and of one make, so that no parser of XML is needed for three elements. */
export type ListPage = { names: string[] /** Where the next page begins; null on the last one. */; next: string | null }

/** Null for what is no such page, or one cut off. */
export function readListPage(xml: string): ListPage | null {
  if (!(/<ListBucketResult[\s>]/.test(xml) && xml.trimEnd().endsWith('</ListBucketResult>'))) return null
  const names = Array.from(xml.matchAll(/<Key>([^<]*)<\/Key>/g), ([, name = '']) => decode(name))
  const isTruncated = /<IsTruncated>\s*true\s*<\/IsTruncated>/.test(xml)
  const next = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml)?.[1]
  // A list that goes on and does not say where would pass for a whole one.
  if (isTruncated && next === undefined) return null
  return { names, next: isTruncated && next !== undefined ? decode(next) : null }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const lastCodePoint = 0x10ffff

/** What is no reference of XML stays as it is. */
const decode = (text: string): string =>
  text.replace(/&(#\d+|#x[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= lastCodePoint ? String.fromCodePoint(code) : whole
  })
