import { describe, expect, test } from 'vitest'
import { findGeofeed } from './find-geofeed.ts'

const feed = 'https://example.net/geofeed.csv'
const remarks = (...description: string[]) => [{ description }]

describe('the geofeed of a registration', () => {
  test.each([
    ['a link of the relation geo', { links: [{ rel: 'geo', href: feed, type: 'application/geofeed+csv' }] }, 'link'],
    [
      'a link of the media type alone',
      { links: [{ rel: 'related', href: feed, type: 'application/geofeed+csv' }] },
      'link',
    ],
    ['a remark', { remarks: remarks('Abuse: see our page', `Geofeed ${feed}`) }, 'remarks'],
    ['a remark with a colon', { remarks: remarks(`geofeed: ${feed}`) }, 'remarks'],
  ] as const)('is found in %s', (_case, network, from) => {
    expect(findGeofeed(network)).toEqual({ url: feed, from })
  })

  test('is the linked one where a remark names another', () => {
    const links = [
      { rel: 'self', href: 'https://rdap.example/ip/192.0.2.0' },
      { rel: 'geo', href: feed },
    ]
    expect(findGeofeed({ links, remarks: remarks('Geofeed https://old.example/feed.csv') })).toMatchObject({
      url: feed,
    })
  })

  test.each([
    ['nothing', {}],
    ['a link to itself', { links: [{ rel: 'self', href: 'https://rdap.example/ip/192.0.2.0' }] }],
    ['a remark that speaks of geofeeds', { remarks: remarks('Geofeed is at https://example.net/geofeed.csv soon') }],
    ['what a page would run', { links: [{ rel: 'geo', href: 'javascript:alert(1)' }] }],
    ['no address', { links: [{ rel: 'geo', href: null }], remarks: remarks('Geofeed tomorrow') }],
  ])('is not made of %s', (_case, network) => expect(findGeofeed(network)).toBeNull())
})
