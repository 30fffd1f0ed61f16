/** Transfers on record that touch the block. A merger is no proof of a sale, and a log holds no prices. */
import { registryTitle } from '#lib/registry/rir.ts'
import type { TransferFinding } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { newestTransfer } from './newest-transfer.ts'
import {
  answersOn,
  explainGaps,
  explainStaleness,
  type Standing,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { endSentence, enumerate, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'holder-changes', title: 'Holder changes' } as const

/** Never good: a log begins late, and what is on record nowhere may still have happened. */
export function stateHolderChanges({ dossier, particulars }: Subject): Statement {
  const standing = standingOf(dossier, 'transfers')
  const { transfers } = dossier
  if (transfers === null) return statementWithoutSource({ ...topic, question: 'Whether it changed hands' }, standing)
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, transfers.length > 0),
    text: `${describe(transfers) ?? `No transfer of it is in ${nameLogs(standing)}. ${explainWindows(standing, particulars)}${explainGaps(standing, 'transfer log')}`}${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'transfer log'),
    facts: transfers.length === 0 ? null : factsOf(transfers),
  }
}

/** Null without a transfer. */
function describe(transfers: readonly TransferFinding[]): string | null {
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

function betweenRegistries({ sourceRir, recipientRir }: TransferFinding): string {
  if (sourceRir === null || recipientRir === null || sourceRir === recipientRir) return ''
  return `, from ${registryTitle(sourceRir)} to ${registryTitle(recipientRir)}`
}

function factsOf(transfers: readonly TransferFinding[]) {
  return {
    columns: [
      { title: 'Date', holds: 'data' },
      { title: 'From', holds: 'text' },
      { title: 'To', holds: 'text' },
      { title: 'Registries', holds: 'text' },
      { title: 'Range', holds: 'data' },
      { title: 'Kind', holds: 'text' },
    ],
    rows: transfers.map((row) => [
      row.date,
      row.source,
      row.recipient,
      `${row.sourceRir ?? 'not told'} to ${row.recipientRir ?? 'not told'}`,
      `${row.start} - ${row.end}`,
      row.type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer',
    ]),
  } as const
}
