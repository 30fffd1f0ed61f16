/** Transfers on record that touch the block. A merger is no proof of a sale, and a log holds no prices. */
import { registryTitle } from '#lib/registry/rir.ts'
import type { TransferFinding } from '../dossier.ts'
import { newestTransfer } from './newest-transfer.ts'
import { answersOn, explainStaleness, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { endSentence, enumerate, quantity } from './wording.ts'

const topic = { topic: 'holder-changes', title: 'Holder changes' } as const

export function stateHolderChanges({ dossier }: Subject): Statement {
  const standing = standingOf(dossier, 'transfers')
  const { transfers } = dossier
  if (transfers === null) return statementWithoutSource({ ...topic, question: 'Whether it changed hands' }, standing)
  return {
    ...topic,
    severity: transfers.length > 0 ? 'notice' : goodIfComplete(standing),
    answers: answersOn(standing, transfers.length > 0),
    text: describe(transfers, standing.asked.length) + explainStaleness(standing),
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'transfer log'),
    facts: transfers.length === 0 ? null : factsOf(transfers),
  }
}

function describe(transfers: readonly TransferFinding[], logs: number): string {
  const last = newestTransfer(transfers)
  if (!last)
    return `No transfer of it is on record in ${quantity(logs, 'log')}. Changes before a log begins are not in it.`
  const dates = transfers.map(({ date }) => date ?? 'undated').sort()
  const parties = `${last.source ?? 'an unnamed source'} to ${last.recipient ?? 'an unnamed recipient'}`
  return endSentence(
    `${quantity(transfers.length, 'transfer')} on record, ${enumerate(dates)}; the last from ${parties}${betweenRegistries(last)}`,
  )
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
