import { describe, expect, test } from 'vitest'
import { readerAddress } from './reader-address.ts'

describe('the address of a reader', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['198.51.100.1, 192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['', 'unknown'],
    ['somewhere', 'somewhere'],
  ])('%s is %s, whatever a client put in front', (forwarded, address) => {
    expect(readerAddress(forwarded)).toBe(address)
  })

  test.each([
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('in IPv6, %s, is its network of 64 bits, %s', (forwarded, network) => {
    expect(readerAddress(forwarded)).toBe(network)
  })
})
