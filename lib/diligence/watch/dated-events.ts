/**
 * What sources date themselves: transfers in the logs, the day of a registration in the statistics, the first and last
 * day of a lock, the end of a hold. Their own days, not ours: each happened, or will, whenever it was imported here.
 */
import { type AddressRange, formatRange } from '#lib/address-space/range.ts'
import { type MergedTransfer, mergeTransfers } from '#lib/registry/merge-transfers.ts'
import { registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import { citeRule } from '#lib/registry/transfer-rule.ts'
import { keyOfTransfer } from '../checks/transfers.ts'
import type { RegistrationFinding } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { rangeOfRow } from '../statements/held-rows.ts'
import { rangedTransfer } from '../statements/receipts.ts'
import { explainHold } from '../statements/sale-lock.ts'
import type { Subject } from '../statements/subject.ts'

export type DatedKind = 'transfer' | 'merger' | 'registration' | 'lock-begins' | 'lock-ends' | 'hold-ends'

export type DatedEvent = {
  kind: DatedKind
  /** `YYYY-MM-DD`, as the source counts its days. */
  date: string
  /** Null of a hold, which is of the block. */
  range: AddressRange | null
  sentence: string
  before: string | null
  after: string | null
  /** Ids of the sources that say so; of a hold, whose policy. */
  says: string
  asOf: string | null
}

/** By date, the latest first. */
export function listDatedEvents(subject: Subject): DatedEvent[] {
  const { transferLogs } = subject.particulars
  const logged = (subject.dossier.transfers ?? []).map((transfer) => ({
    ...rangedTransfer(transfer),
    logs: transferLogs.get(keyOfTransfer(transfer)) ?? [],
  }))
  const transfers = mergeTransfers(logged)
  const events = [
    ...transfers.flatMap((transfer) => ofTransfer(subject, transfer)),
    ...(subject.dossier.registrations ?? []).flatMap((row) => ofRegistration(subject, row)),
    ...ofLocks(subject),
    ...ofHold(subject),
  ]
  return events.sort((a, b) => b.date.localeCompare(a.date) || a.kind.localeCompare(b.kind))
}

/** The asked source of that id, with its day; an id that was not asked says nothing. */
function attest({ dossier }: Subject, ids: readonly string[]): Pick<DatedEvent, 'says' | 'asOf'> {
  const asked = dossier.sources.filter(({ source, sha256 }) => ids.includes(source) && sha256 !== null)
  return {
    says: asked.map(({ source }) => source).join(' and '),
    asOf: asked.map(({ asOf }) => asOf).find((day) => day !== null) ?? null,
  }
}

function ofTransfer(subject: Subject, transfer: MergedTransfer): DatedEvent[] {
  const { date, type, source, recipient, sourceRir, recipientRir } = transfer
  if (date === null) return []
  const range = { start: transfer.start, end: transfer.end }
  const kind = type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer'
  const [before, after] = [nameSide(source, sourceRir), nameSide(recipient, recipientRir)]
  return [
    {
      ...{ kind, date, range, before, after },
      sentence: `${formatRange(range)} went from ${before} to ${after}${kind === 'merger' ? ', by merger or acquisition' : ''}.`,
      ...attest(subject, transfer.logs ?? []),
    },
  ]
}

const nameSide = (name: string | null, rir: string | null): string =>
  `${name ?? 'a holder that the log does not name'} (${rir ?? 'no registry named'})`

function ofRegistration(subject: Subject, row: RegistrationFinding): DatedEvent[] {
  if (row.date === null) return []
  const range = rangeOfRow(row)
  const as = [row.status, row.holderId ?? 'no holder id', row.country ?? 'no country'].join(', ')
  return [
    {
      ...{ kind: 'registration', date: row.date, range, before: null, after: as },
      sentence: `${registryTitle(row.registry)} dates its registration of ${formatRange(range)} so (${as}): some registries keep the first day after a transfer, some write the day of receipt.`,
      ...attest(subject, [`delegated-${row.registry}`]),
    },
  ]
}

function ofLocks(subject: Subject): DatedEvent[] {
  const said = attest(subject, ['transfer-locks-ripencc'])
  return (subject.particulars.locks ?? []).flatMap(({ start, end, since = null, until }) => {
    const range = { start, end }
    const named = formatRange(range)
    const told = { range, ...said }
    const ahead = until !== null && until > subject.dossier.at.slice(0, 10)
    return [
      ...(since === null
        ? []
        : [
            {
              ...{ ...told, kind: 'lock-begins' as const, date: since, before: null },
              sentence: `${named} is locked against transfer from this day on, ${until ? `until ${until}` : 'without a known end'}.`,
              after: `until ${until ?? 'its holder lifts it'}`,
            },
          ]),
      ...(until === null
        ? []
        : [
            {
              ...{
                ...told,
                kind: 'lock-ends' as const,
                date: until,
                before: `locked since ${since ?? 'an unnamed day'}`,
              },
              sentence: `The voluntary transfer lock of ${named} ${ahead ? 'ends' : 'ended'}: this is the first day without it.`,
              after: null,
            },
          ]),
    ]
  })
}

/** What started the hold stands here by its own date already. */
function ofHold(subject: Subject): DatedEvent[] {
  const { governed } = judgeSubject(subject)
  const hold = governed?.hold
  if (!(governed && hold) || hold.state === 'no-hold' || hold.state === 'none-known') return []
  const told = {
    kind: 'hold-ends' as const,
    date: hold.until,
    range: null,
    after: null,
    says: `Policy of ${registryInSentence(governed.rir)}`,
  }
  const why = 'start' in hold ? explainHold(hold.start, hold.rule) : null
  const sentence = {
    locked: `The hold on the block ends: ${why}.`,
    cleared: `The hold on the block ended: ${why}.`,
    over: `The hold on the block was over by this day: it was issued no later than it was registered (${citeRule(hold.rule)}).`,
    possible: `A hold on the block may run until this day: nothing on record says whether one began with its registration (${citeRule(hold.rule)}).`,
  }
  return [{ ...told, sentence: sentence[hold.state], before: why, asOf: hold.rule.dateRead }]
}
