import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { announcementsOf, nothingImported, prefix, vrpsOf } from '#tests/support/evidence.ts'
import { foreseeRemoval } from './foresee-removal.ts'

const block = '198.18.4.0/22'
const at = prefix(block)

test('a payload taken away is told by the live routes that rested on it, not by those that another one allows', () => {
  const evidence = {
    ...nothingImported,
    vrps: vrpsOf([block, 64500, 24], ['198.18.5.0/24', 64500, 24], ['198.18.6.0/24', 64501, 24]),
    announcements: [
      announcementsOf('bgp', ['198.18.4.0/24', 64500], ['198.18.5.0/24', 64500], ['198.18.6.0/24', 64500]),
    ],
  }
  const removal = foreseeRemoval({ block: at, asn: 64500, maxLengths: [24] }, evidence)
  expect(removal?.lost.map(({ prefix: text, after }) => `${text} ${after.state}`)).toEqual([
    '198.18.4.0/24 not-found',
    '198.18.6.0/24 invalid',
  ])
})

test('two payloads of one pair are taken away together, for each alone would seem to be spared by the other', () => {
  const evidence = {
    ...nothingImported,
    vrps: vrpsOf([block, 64500, 23], [block, 64500, 24]),
    announcements: [announcementsOf('bgp', ['198.18.4.0/23', 64500])],
  }
  const lost = (...maxLengths: number[]) => foreseeRemoval({ block: at, asn: 64500, maxLengths }, evidence)?.lost.length
  expect([lost(23), lost(24), lost(23, 24)]).toEqual([0, 0, 1])
})

test('without VRPs or without a table nothing is foreseen, which is not that nothing changes', () => {
  const gone = { block: at, asn: 64500, maxLengths: [22] }
  expect(foreseeRemoval(gone, { ...nothingImported, vrps: vrpsOf([block, 64500, 22]) })).toBeNull()
  expect(foreseeRemoval(gone, { ...nothingImported, announcements: [announcementsOf('bgp')] })).toBeNull()
})

test('is what RFC 6811 says over the whole set of VRPs without the payload', () => {
  const row = fc.record({
    length: fc.integer({ min: 18, max: 26 }),
    host: fc.integer({ min: 0, max: 1023 }),
    asn: fc.integer({ min: 0, max: 2 }),
    more: fc.integer({ min: 0, max: 4 }),
  })
  const place = ({ length, host }: { length: number; host: number }) =>
    formatPrefix(prefixAt(at.address + host, length))
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.array(row, { maxLength: 6 }),
      fc.record({ asn: fc.integer({ min: 0, max: 2 }), maxLength: fc.integer({ min: 22, max: 26 }) }),
      (roas, seen, gone) => {
        const others = roas
          .map((one): [string, number, number] => [place(one), one.asn, one.length + one.more])
          .filter(([text, asn, most]) => !(text === block && asn === gone.asn && most === gone.maxLength))
        const before = vrpsOf(...others, [block, gone.asn, gone.maxLength])
        const after = vrpsOf(...others)
        const routes = [
          ...new Set(seen.filter(({ length }) => length >= 22).map((one) => `${place(one)} ${one.asn + 1}`)),
        ]
        const announced = routes.map((text): [string, number] => {
          const [where = '', origin] = text.split(' ')
          return [where, Number(origin)]
        })
        const removal = foreseeRemoval(
          { block: at, asn: gone.asn, maxLengths: [gone.maxLength] },
          { ...nothingImported, vrps: before, announcements: [announcementsOf('bgp', ...announced)] },
        )
        const states = announced.map(([text, origin]) => {
          const stateIn = ({ table }: typeof before) =>
            table.validate(prefix(text).address, prefix(text).length, origin).state
          return { route: `${text} ${origin}`, was: stateIn(before), is: stateIn(after) }
        })
        const told = (changes: readonly { prefix: string; origin: number | null }[] | undefined) =>
          (changes ?? []).map((one) => `${one.prefix} ${one.origin}`).sort()
        const those = (isTold: (one: { was: string; is: string }) => boolean) =>
          states
            .filter(isTold)
            .map(({ route }) => route)
            .sort()
        expect(told(removal?.lost)).toEqual(those(({ was, is }) => was === 'valid' && is !== 'valid'))
        expect(told(removal?.freed)).toEqual(those(({ was, is }) => was === 'invalid' && is === 'not-found'))
      },
    ),
    { numRuns: 25 },
  )
})
