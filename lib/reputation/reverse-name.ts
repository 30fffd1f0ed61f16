/** The name under which a DNS blocklist is asked about an address: RFC 5782 section 2.1. */

/** `reverseName(0xc0000263, 'bl.example')` is `99.2.0.192.bl.example`. */
export const reverseName = (address: number, zone: string): string =>
  `${address & 255}.${(address >>> 8) & 255}.${(address >>> 16) & 255}.${address >>> 24}.${zone}`
