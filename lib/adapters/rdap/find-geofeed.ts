/** The geofeed that a registration links: a link of its own (RFC 9877), or a line of its remarks (RFC 9632 section 3). */
import type { RegisteredNetwork } from '#lib/diligence/outside.ts'

/** The parts of an answer that may name one. */
type Linking = {
  links?:
    | readonly { href?: string | null | undefined; rel?: string | null | undefined; type?: string | null | undefined }[]
    | null
    | undefined
  remarks?: readonly { description?: readonly string[] | null | undefined }[] | null | undefined
}

const mediaType = 'application/geofeed+csv'
const remark = /^\s*Geofeed:?\s+(\S+)\s*$/i
/** An address of a file is short; a longer one is not shown on a page. */
const longest = 500

/** The link goes before the remark: of two the registry's own field is the one that is kept. */
export function findGeofeed({ links, remarks }: Linking): RegisteredNetwork['geofeed'] {
  const linked = (links ?? [])
    .filter(({ rel, type }) => (rel ?? '').split(/\s+/).includes('geo') || type === mediaType)
    .flatMap(({ href }) => webAddress(href))
  const remarked = (remarks ?? [])
    .flatMap(({ description }) => description ?? [])
    .flatMap((line) => webAddress(remark.exec(line)?.[1]))
  if (linked[0] !== undefined) return { url: linked[0], from: 'link' }
  return remarked[0] === undefined ? null : { url: remarked[0], from: 'remarks' }
}

/** Shown as a link, so that nothing but the web is taken: RFC 9632 wants https. */
function webAddress(text: string | null | undefined): string[] {
  const url = text && text.length <= longest ? URL.parse(text) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? [url.href] : []
}
