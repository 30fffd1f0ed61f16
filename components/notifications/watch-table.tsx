import { TierMark } from '#components/diligence/tier-mark.tsx'
import { type IdAction, RowButton } from '#components/identity/row-button.tsx'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Drift } from '#lib/diligence/baselines/baseline.ts'
import type { OpenAlerts, Watch } from '#lib/notifications/watch.ts'
import { dossierPath } from '#lib/paths.ts'

type WatchTableProps = {
  watches: readonly Watch[]
  /** By id of the watch. */
  open: ReadonlyMap<string, OpenAlerts>
  /** By prefix. */
  visibility: ReadonlyMap<string, Drift>
  /** By prefix, why DNS blocklists are not asked about it. */
  notScanned: ReadonlyMap<string, string>
  endWatch: IdAction
}

export function WatchTable({ watches, open, visibility, notScanned, endWatch }: WatchTableProps) {
  return (
    <DataTable
      caption="Watched blocks: what is open, how it is told, since when"
      head={
        <>
          <ColumnHead>Block</ColumnHead>
          <ColumnHead>Open</ColumnHead>
          <ColumnHead unit="peers of RIS, over a week">Visibility</ColumnHead>
          <ColumnHead>Told</ColumnHead>
          <ColumnHead>Since</ColumnHead>
          <ColumnHead>
            <span className="sr-only">End</span>
          </ColumnHead>
        </>
      }
    >
      {watches.map((watch) => {
        const prefix = formatPrefix(watch.block)
        return (
          <Row key={watch.id}>
            <RowHead>
              <Link href={dossierPath(prefix)}>
                <Mono>{prefix}</Mono>
              </Link>
              {notScanned.has(prefix) && <SecondLine>{notScanned.get(prefix)}</SecondLine>}
            </RowHead>
            <Cell>
              <Open alerts={open.get(watch.id)} />
            </Cell>
            <Cell>
              <Visibility drift={visibility.get(prefix)} />
            </Cell>
            <Cell>
              {sayChannels(watch)}
              <SecondLine>{sayLimits(watch)}</SecondLine>
            </Cell>
            <Cell>
              <Instant at={watch.createdAt.toISOString()} />
            </Cell>
            <Cell align="right">
              <RowButton action={endWatch} id={watch.id} does="End" to={`the watch of ${prefix}`} />
            </Cell>
          </Row>
        )
      })}
    </DataTable>
  )
}

function Open({ alerts }: { alerts: OpenAlerts | undefined }) {
  if (alerts === undefined) return <span className="text-ink3">nothing</span>
  return <TierMark tier={alerts.heaviest} word={alerts.count === 1 ? '1 change' : `${alerts.count} changes`} />
}

function Visibility({ drift }: { drift: Drift | undefined }) {
  if (drift?.state === 'usual') return 'as usual'
  if (drift?.state === 'leaving')
    return (
      <>
        <SeverityMark severity="warning" word={drift.by === 'jump' ? 'fell' : 'declines'} />
        <SecondLine>{drift.sentence}</SecondLine>
      </>
    )
  return (
    <>
      <AnswerMark answer="not-checked" />
      {drift && <SecondLine>{drift.why}</SecondLine>}
    </>
  )
}

function sayChannels({ byMail, byWebhook }: Watch): string {
  const channels = [...(byMail ? ['mail'] : []), ...(byWebhook ? ['webhook'] : [])]
  return channels.length === 0 ? 'on this page' : `by ${channels.join(' and ')}`
}

const leastWords = {
  notice: 'everything',
  warning: 'warnings and critical changes',
  critical: 'critical changes alone',
}

function sayLimits({ leastTier, quiet }: Watch): string {
  const hours = quiet === null ? '' : `, quiet from ${quiet.from}:00 to ${quiet.to}:00 UTC but for what is critical`
  return `${leastWords[leastTier]}${hours}`
}
