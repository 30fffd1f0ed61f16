/** Real exports through the command line, whole. Skipped unless DOTQUAD_TEST_REAL_DATA names their folder. */
import { symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { dotquad, objectsOf } from '#tests/support/dotquad.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const folder = process.env.DOTQUAD_TEST_REAL_DATA ?? ''
const files = [
  'rpki/rpkiclient_summary_20250720T100145Z.json.gz',
  'bgp/derived-pfx2as-20260619.txt.gz',
  'delegated/delegated-afrinic-extended-20250720.txt',
  'delegated/delegated-afrinic-extended-20260619.txt',
  'delegated/delegated-apnic-20250720.txt.gz',
  'delegated/delegated-lacnic-extended-20240203.txt.gz',
  'blocklists/spamhaus-drop_v4-20250720.json',
  'blocklists/spamhaus-drop_v4-20260619.json',
  'iana/iana-ipv4-special-registry-1.csv',
  'irr/ripe-db-route-sample.txt',
  'transfers/arin-transfer-log-examples.json',
]
const most = { seconds: 60, megabytes: 1500 }

/** Makes the process say on its way out how much memory it held at most. */
const peak =
  "process.on('exit',()=>process.stderr.write('peak '+Math.round(process.resourceUsage().maxRSS/1024)+' MB\\n'))"
const tellPeak = `--import=data:text/javascript,${encodeURIComponent(peak)}`

test.skipIf(folder === '')(
  `full exports are imported in ${most.seconds} seconds and ${most.megabytes} MB, and answer 10,000 blocks in 30`,
  async () => {
    const dataDir = temporaryFolder()
    const sources = temporaryFolder()
    for (const file of files) symlinkSync(join(folder, file), join(sources, basename(file)))
    const start = performance.now()
    const imported = await dotquad(['sync', '--sources-dir', sources], {
      dataDir,
      environment: { NODE_OPTIONS: tellPeak },
    })
    const seconds = (performance.now() - start) / 1000
    expect(imported.status).toBe(0)
    expect(imported.stderr.match(/^imported /gm)).toHaveLength(files.length)
    expect(seconds).toBeLessThan(most.seconds)
    const megabytes = Number(/^peak (\d+) MB$/m.exec(imported.stderr)?.[1])
    expect(megabytes).toBeLessThan(most.megabytes)
    process.stdout.write(`import: ${seconds.toFixed(1)} s, ${megabytes} MB\n`)
    const input = Array.from({ length: 10_000 }, (_, index) => `${41 + (index >> 8)}.${index & 255}.0.0/18\n`).join('')
    const asked = performance.now()
    expect(objectsOf(await dotquad(['dossier', '--stdin'], { dataDir, input }))).toHaveLength(10_000)
    expect((performance.now() - asked) / 1000).toBeLessThan(30)
  },
)
