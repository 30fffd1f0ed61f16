/** Of the path as Next routes it: dots resolved, escapes read. A request may name its whole address (RFC 9112 section 3.2.2). */
export function segmentsOf(url: string): string[] {
  const path = (url.startsWith('/') ? new URL(`http://reader${url}`) : URL.parse(url))?.pathname ?? '/'
  return decodeURIComponent(path)
    .split('/')
    .filter((segment) => segment !== '')
}
