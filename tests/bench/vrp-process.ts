/** What a process that answers RFC 6811 holds in memory, and how soon after a restart it answers, beside rpki-validator. */
import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { decodeColumns, encodeColumns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { readColumns } from './load-vrps.ts'
import { type Figure, figure, median } from './measure.ts'
import { vrpExport } from './vrp-export.ts'

const rounds = 3
const sides = ['ours', 'peer', 'restart'] as const
type Side = (typeof sides)[number]

/** Resident memory in megabytes once what was collected is swept up, and milliseconds from the first read to the first answer. */
const Told = z.object({ residentMb: z.number(), answerMs: z.number() })

export async function benchVrpProcess(): Promise<Figure[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
  try {
    const { text, name } = vrpExport()
    const files = { json: join(scratch, 'vrps.json'), index: join(scratch, 'vrps.index') }
    writeFileSync(files.json, text)
    writeFileSync(files.index, encodeColumns(await readColumns(readInChunks(files.json))))
    const ask = (side: Side) =>
      Array.from({ length: rounds }, () => inProcess(side, side === 'restart' ? files.index : files.json))
    const [ours, peer, restarts] = [ask('ours'), ask('peer'), ask('restart')]
    const memory = (told: z.infer<typeof Told>[]) => median(told.map(({ residentMb }) => residentMb))
    return [
      figure({
        id: 'vrp-memory',
        work: `Resident memory of a process that has loaded ${name} and answered`,
        ...{ ours: memory(ours), theirs: memory(peer), unit: 'MB', against: 'rpki-validator 2.14.8', atMost: 0.333 },
      }),
      figure({
        id: 'vrp-restart',
        work: 'From a binary snapshot on disk to the first answer, Node being up',
        ...{ ours: median(restarts.map(({ answerMs }) => answerMs)), theirs: 20, unit: 'ms' },
        ...{ against: 'bound asked for', atMost: 1 },
      }),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

function inProcess(side: Side, file: string): z.infer<typeof Told> {
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, side, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  invariant(status === 0, 'the measured process answers')
  return Told.parse(JSON.parse(stdout.toString()))
}

const readInChunks = (file: string) => createReadStream(file, { highWaterMark: 2 ** 20 })

async function answerFrom(side: Side, file: string): Promise<unknown> {
  if (side === 'peer') {
    const { loadPeer } = await import('./load-peer.ts')
    const peer = await loadPeer(readFileSync(file))
    held.push(peer)
    return peer.validateFromCacheSync('1.1.1.0/24', 13_335, false)
  }
  const columns = side === 'ours' ? await readColumns(readInChunks(file)) : decodeColumns(readFileSync(file))
  const index = openVrpIndex(columns)
  held.push(index)
  return index.validate(0x01010100, 24, 13_335).state
}

/** Nothing that was loaded is collected before the memory is read. */
const held: unknown[] = []

async function tell(side: Side, file: string): Promise<void> {
  const start = performance.now()
  const answer = await answerFrom(side, file)
  const answerMs = performance.now() - start
  // What a load leaves behind outside the heap is given back only once a collection has been swept up.
  for (let times = 0; times < 2; times++) {
    globalThis.gc?.()
    await wait(200)
  }
  const told = JSON.stringify({ answerMs, residentMb: process.memoryUsage.rss() / 2 ** 20, answer })
  // The peer keeps timers that would not let the process end.
  process.stdout.write(told, () => process.exit())
}

const [, program, side, file] = process.argv
const known = sides.find((name) => name === side)
if (program === import.meta.filename && known && file) await tell(known, file)
