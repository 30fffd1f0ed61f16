/** Every file format against files as they come on bad days: damaged, cut off, doubled, out of order. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileFacts, FormatAdapter, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { encodeColumns } from '#lib/kernel/columns.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { countEntries } from '#tests/support/count-entries.ts'
import { bytesOf } from '#tests/support/format-reading.ts'
import { root } from '#tests/support/source-files.ts'
import { formatAdapters } from './wiring.ts'

type Reading = Awaited<ReturnType<FormatAdapter['read']>>
type Recording = { path: string; bytes: Uint8Array; adapter: FormatAdapter }

/** What these folders hold is so by its operator's word alone, never by what it says. */
const named = ['rpki-slurm', 'geofeed', 'locations']
const factsOf = (path: string): FileFacts => {
  const folder = basename(dirname(path))
  return { name: basename(path), listName: named.includes(folder) ? folder : null }
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const adapterOf = (bytes: Uint8Array, path: string) =>
  formatAdapters.find((adapter) => adapter.recognise(textOf(bytes).slice(0, 65_536), factsOf(path)))

const recordings = globSync('tests/recordings/*/*', { cwd: root }).flatMap((path): Recording[] => {
  const bytes = new Uint8Array(readFileSync(join(root, path)))
  const adapter = adapterOf(bytes, path)
  return adapter ? [{ path, bytes, adapter }] : []
})

/** One thing that goes wrong with a file on its way. Places are fractions of its length. */
type Damage =
  | { kind: 'flip'; at: number; byte: number }
  | { kind: 'cut'; at: number }
  | { kind: 'lose' | 'double'; at: number; bytes: number }
  | { kind: 'swap'; at: number; to: number }

/** Anywhere alike: left to itself the generator likes beginnings, where a file is merely of no format any more. */
const place = fc.noBias(fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000))
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, byte: fc.noBias(fc.integer({ min: 0, max: 255 })) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({
    kind: fc.constantFrom('lose' as const, 'double' as const),
    at: place,
    bytes: fc.noBias(fc.integer({ min: 1, max: 200 })),
  }),
  fc.record({ kind: fc.constant('swap' as const), at: place, to: place }),
)

function damaged(bytes: Uint8Array, hurt: Damage): Uint8Array {
  const at = Math.floor(hurt.at * bytes.length)
  switch (hurt.kind) {
    case 'flip':
      return Buffer.concat([bytes.subarray(0, at), Uint8Array.of(hurt.byte), bytes.subarray(at + 1)])
    case 'cut':
      return bytes.subarray(0, at)
    case 'lose':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + hurt.bytes)])
    case 'double':
      return Buffer.concat([bytes.subarray(0, at + hurt.bytes), bytes.subarray(at)])
    case 'swap':
      return swapLines(bytes, hurt)
  }
}

function swapLines(bytes: Uint8Array, { at, to }: { at: number; to: number }): Uint8Array {
  const lines = textOf(bytes).split('\n')
  const [one, other] = [at, to].map((part) => Math.floor(part * (lines.length - 1)))
  const swapped = lines.map((line, index) => {
    if (index === one) return lines[other ?? 0]
    return index === other ? lines[one ?? 0] : line
  })
  return Buffer.from(swapped.join('\n'), 'latin1')
}

/** What the adapter's own words say it left out of the file, and why. */
const leftOut = (snapshots: readonly ReadSnapshot[]) =>
  // What a note says of the file stands with each of its snapshots.
  [
    ...new Set(
      snapshots.flatMap(({ notes, source }) =>
        notes.map((note) => (/in the file/.test(note) ? note : `${source}|${note}`)),
      ),
    ),
  ]
    .map((note) => /(?:^|\|)(\d+) .*(?:skipped|ignored)/.exec(note)?.[1] ?? '0')
    .reduce((sum, count) => sum + Number(count), 0)

/** Two readings are the same where their indexes are, byte for byte. */
const comparable = (read: Reading) =>
  read.ok ? read.value.map(({ columns, ...told }) => ({ ...told, index: sha256(encodeColumns(columns)) })) : read.error

test('every format has a recording and a count of its entries', () => {
  const recorded = new Set(recordings.map(({ adapter }) => adapter.format))
  const without = formatAdapters.filter(({ format }) => !(recorded.has(format) && format in countEntries))
  expect(without.map(({ format }) => format)).toEqual([])
})

describe('a damaged file', { timeout: 60_000 }, () => {
  test.each(recordings)('$path is refused with a sentence, or everything in it is accounted for', async (recording) => {
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(fc.array(damage, { minLength: 1, maxLength: 3 })),
        fc.integer({ min: 1, max: 300 }),
        async (hurts, pieces) => {
          const bytes = hurts.reduce(damaged, recording.bytes)
          const recognised = adapterOf(bytes, recording.path)
          const adapter = recognised ?? recording.adapter
          const read = await adapter.read(bytesOf(bytes, pieces), factsOf(recording.path))
          // However the bytes come, they say the same.
          const again = await adapter.read(bytesOf(bytes), factsOf(recording.path))
          expect(comparable(again)).toEqual(comparable(read))
          if (!read.ok) {
            expect(read.error.reason).toMatch(/^\S.*[.!?]$/s)
            return
          }
          for (const { asOf } of read.value) expect(asOf === null || !Number.isNaN(Date.parse(asOf))).toBe(true)
          const records = read.value.reduce((sum, snapshot) => sum + snapshot.records, 0)
          // What no format recognises never gets this far.
          if (recognised && read.value.length > 0)
            expect(records + leftOut(read.value)).toBe(countEntries[adapter.format]?.(textOf(bytes)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Formats that say themselves how much they hold, or where they end. */
const framed = ['spamhaus-asndrop', 'delegated-statistics', 'spamhaus-drop-json', 'vrp-json', 'transfer-log']

test.each(recordings.filter(({ adapter }) => framed.includes(adapter.format)))(
  '$path cut off is refused, wherever it is cut',
  async ({ path, bytes, adapter }) => {
    const text = textOf(bytes).trimEnd()
    // Counts say that a line is missing, and not that the last one is short.
    const whole = adapter.format === 'delegated-statistics' ? text.lastIndexOf('\n') : text.length
    for (let length = 1; length < whole; length++) {
      const read = await adapter.read(bytesOf(bytes.subarray(0, length)), factsOf(path))
      expect({ length, ok: read.ok }).toEqual({ length, ok: false })
    }
  },
)

const counted = ['spamhaus-asndrop', 'delegated-statistics', 'spamhaus-drop-json']

test.each(recordings.filter(({ adapter }) => counted.includes(adapter.format)))(
  '$path with an entry too few or too many is refused, whichever it is',
  async ({ path, bytes, adapter }) => {
    const lines = textOf(bytes).trimEnd().split('\n')
    for (const [index, line] of lines.entries()) {
      if (/^#|\|summary$/.test(line)) continue
      for (const instead of [[], [line, line]]) {
        const text = `${lines.toSpliced(index, 1, ...instead).join('\n')}\n`
        expect({ text, ok: (await adapter.read(bytesOf(text), factsOf(path))).ok }).toEqual({ text, ok: false })
      }
    }
  },
)
