/**
 * Which sources are fetched, and from where: the catalogue's rows, as the operator's own file changes them.
 *
 * `{ "rpki-vrps": { "url": "http://127.0.0.1:8323/json", "everyHours": 1 }, "irr-arin": "off" }`
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isMissingFile } from '#lib/platform/missing-file.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { Source, SourceDownload } from '../source.ts'
import { fetchableSources } from '../source-catalogue.ts'

export type DownloadPlan = { source: Source; download: SourceDownload }

/** Without a password, which would stand in records of what was fetched. */
const isPlain = ({ protocol, username, password }: URL): boolean =>
  /^https?:$/.test(protocol) && username === '' && password === ''

const Choice = z.union([
  z.literal('off'),
  z.strictObject({
    url: z
      .string()
      .refine((text) => URL.canParse(text) && isPlain(new URL(text)))
      .optional(),
    everyHours: z.number().positive().max(8760).optional(),
  }),
])
const Choices = z.record(z.string(), Choice)
type Choices = z.infer<typeof Choices>

/** A source that only a folder brought so far, at an address the operator names: looked at once a day. */
const ownPace = { everyHours: 24, leastHours: 1, dayFrom: 'last-modified', confidence: 'verified' } as const

/** Every source that is fetched. `file` is where the operator's changes stand; null where there are none. */
export function listDownloadPlans(file: string | null): DownloadPlan[] {
  const choices = file === null ? {} : readChoices(file)
  return fetchableSources.flatMap((source) => {
    const download = choose(source, choices[source.id])
    return download ? [{ source, download }] : []
  })
}

function choose({ download, terms }: Source, choice: Choices[string] | undefined): SourceDownload | undefined {
  if (choice === undefined) return download
  if (choice === 'off') return undefined
  const url = choice.url ?? download?.url
  if (url === undefined) return undefined
  const known = download ?? { ...ownPace, dateRead: terms.dateRead, url }
  const everyHours = choice.everyHours ?? known.everyHours
  // A mirror is the operator's: its pace is theirs to know. The publisher's own limit stands.
  const leastHours = choice.url === undefined ? known.leastHours : Math.min(known.leastHours, everyHours)
  return { ...known, url, everyHours, leastHours }
}

function readChoices(file: string): Choices {
  const parsed = Choices.safeParse(readJson(file))
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path[0]
    throw new OperatorRefusal(
      `${file}${where === undefined ? '' : `, at "${String(where)}",`} must be one JSON object of source ids, each with "off" or with a url (https, or http of this machine, without a password) and everyHours: {"irr-radb": {"url": "https://mirror.example/radb.db.gz", "everyHours": 24}}.`,
    )
  }
  const stranger = Object.keys(parsed.data).find((id) => !fetchableSources.some((source) => source.id === id))
  if (stranger === undefined) return parsed.data
  throw new OperatorRefusal(
    `${file}: there is no source "${stranger}". There are ${fetchableSources.map(({ id }) => id).join(', ')}.`,
  )
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    if (!isMissingFile(error)) throw error
    throw new OperatorRefusal(`DOTQUAD_DOWNLOADS_FILE names ${file}, which is not there.`, { cause: error })
  }
}
