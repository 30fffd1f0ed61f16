/** The neighbours of AS49074 as RIPEstat told them (tests/recordings/ripestat), read. */
import type { NeighboursSeen } from '#lib/diligence/asn/neighbours.ts'

export const neighboursOf49074: NeighboursSeen = {
  asOf: '2026-10-05T00:00:00Z',
  left: {
    count: 3,
    foremost: [
      { asn: 5606, paths: 534, sightings: 2297 },
      { asn: 9009, paths: 312, sightings: 2033 },
      { asn: 12302, paths: 36, sightings: 137 },
    ],
  },
  right: { count: 1, foremost: [{ asn: 56940, paths: 292, sightings: 2086 }] },
  ...{ uncertain: { count: 0, foremost: [] }, onlyIpv6: 0 },
}
