/** Transfers on record that touch the block. A merger is no proof of a sale, and a log holds no prices. */
import { formatRange } from '#lib/address-space/range.ts'
import { type MergedTransfer, mergeTransfers } from '#lib/registry/merge-transfers.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import type { Dossier } from '../dossier.ts'
import type { HolderHistory } from '../holder-history.ts'
import type { Particulars } from '../particulars.ts'
import { rowOfChange, tellHolders } from './holder-ids.ts'
import { newestTransfer } from './newest-transfer.ts'
import { rangedTransfer } from './receipts.ts'
import {
  answersOn,
  explainGaps,
  explainStaleness,
  type Standing,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { Basis, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { endSentence, enumerate, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'holder-changes', title: 'Holder changes' } as const

/** Never good: a log begins late, and what is on record nowhere may still have happened. */
export function stateHolderChanges({ dossier, particulars }: Subject): Statement {
  const standing = standingOf(dossier, 'transfers')
  const transfers = dossier.transfers && mergeTransfers(dossier.transfers.map(rangedTransfer))
  const { holders } = particulars
  if (transfers === null && holders === null)
    return statementWithoutSource({ ...topic, question: 'Whether it changed hands' }, standing)
  const rows = [...(transfers ?? []).map(rowOfTransfer), ...(holders?.changes ?? []).map(rowOfChange)]
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, rows.length > 0),
    text: [tellTransfers(transfers, standing, particulars), holders && tellHolders(holders)].filter(Boolean).join(' '),
    headline: null,
    basis: [...standing.basis, ...basisOf(dossier, holders)],
    asked: [
      quantity(standing.asked.length, 'transfer log'),
      ...(holders ? [`statistics of ${quantity(Math.max(...holders.compared.map(({ days }) => days)), 'day')}`] : []),
    ].join(', '),
    facts: rows.length === 0 ? null : { columns, rows },
  }
}

/** The statistics whose earlier days were compared. */
const basisOf = (dossier: Dossier, holders: HolderHistory | null): Basis[] =>
  standingOf(dossier, 'registrations').basis.filter(({ source }) =>
    holders?.compared.some((compared) => compared.source === source),
  )

function tellTransfers(
  transfers: readonly MergedTransfer[] | null,
  standing: Standing,
  particulars: Particulars,
): string {
  if (transfers === null) return 'No transfer log was read.'
  const told =
    describe(transfers) ??
    `No transfer of it is in ${nameLogs(standing)}. ${explainWindows(standing, particulars)}${explainGaps(standing, 'transfer log')}`
  return told + explainStaleness(standing)
}

/** Null without a transfer. */
function describe(transfers: readonly MergedTransfer[]): string | null {
  const last = newestTransfer(transfers)
  if (!last) return null
  const dates = transfers.map(({ date }) => date ?? 'undated').sort()
  const parties = `from ${last.source ?? 'an unnamed source'} to ${last.recipient ?? 'an unnamed recipient'}${betweenRegistries(last)}`
  const which = transfers.length === 1 ? '' : 'the last '
  return endSentence(`${quantity(transfers.length, 'transfer')} on record (${enumerate(dates)}), ${which}${parties}`)
}

const nameLogs = ({ asked }: Standing): string =>
  asked.length > 2 ? quantity(asked.length, 'transfer log') : enumerate(asked.map(({ title }) => `the ${title}`))

/** Of which days the logs tell that could have it: a registry's log holds what moved within it or to it. */
function explainWindows({ asked }: Standing, { logs }: Particulars): string {
  const windows = logs.flatMap(({ source, begins }) => {
    const log = asked.find((one) => one.source === source)
    return log
      ? [`the ${log.title} runs from its oldest entry, ${begins}, to ${log.asOf?.slice(0, 10) ?? 'an unknown day'}`]
      : []
  })
  return windows.length === 0
    ? 'Changes before a log begins are not in it.'
    : `${sentenceCase(enumerate(windows))}. Earlier changes are not in ${windows.length === 1 ? 'it' : 'them'}.`
}

function betweenRegistries({ sourceRir, recipientRir }: MergedTransfer): string {
  if (sourceRir === null || recipientRir === null || sourceRir === recipientRir) return ''
  return `, from ${registryTitle(sourceRir)} to ${registryTitle(recipientRir)}`
}

const columns = [
  { title: 'Date', holds: 'data' },
  { title: 'From', holds: 'text' },
  { title: 'To', holds: 'text' },
  { title: 'Registries', holds: 'text' },
  { title: 'Range', holds: 'data' },
  { title: 'Kind', holds: 'text' },
] as const

const rowOfTransfer = (row: MergedTransfer) => [
  row.date,
  row.source,
  row.recipient,
  `${row.sourceRir ?? 'not told'} to ${row.recipientRir ?? 'not told'}`,
  formatRange(row),
  row.type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer',
]
