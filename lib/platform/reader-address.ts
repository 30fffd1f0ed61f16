/**
 * The reader's network address. Our server, or Next, appends the socket's own to whatever X-Forwarded-For a client
 * sent, so only the last one is not the client's to choose.
 */
export const readerAddress = (forwardedFor: string | null | undefined): string =>
  networkOf(forwardedFor?.split(',').at(-1)?.trim() || 'unknown')

const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))

/** One customer has a whole /64 of IPv6 (RFC 6177), so that it counts as one. An IPv4 address stands for itself. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const url = `http://[${address}]`
  if (!(address.includes(':') && URL.canParse(url))) return address
  const [front = '', back = ''] = new URL(url).hostname.slice(1, -1).split('::')
  const zeros = Array.from({ length: 8 - groupsOf(front).length - groupsOf(back).length }, () => '0')
  return `${[...groupsOf(front), ...zeros, ...groupsOf(back)].slice(0, 4).join(':')}::/64`
}
