/** What the geofeed that a registration links says of one block, where a reader had it fetched. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatAddress } from '#lib/address-space/address.ts'
import type { FeedStanding } from '#lib/diligence/geofeed/feed-standing.ts'
import { type LinkedFeedReading, sayPlace } from '#lib/diligence/geofeed/linked-feed.ts'
import { enumerate, formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { geofeedToolPath } from '#lib/paths.ts'

export function FeedReading({ standing: { link, last, problem } }: { standing: FeedStanding }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-3">
      {problem && (
        <p className="flex flex-wrap gap-x-2.5">
          <AnswerMark answer={problem.isAsked ? 'failed' : 'not-checked'} />
          <span className="wrap-anywhere">{problem.sentence}</span>
          <span className="text-ink3">
            tried <Instant at={problem.at} />
            {last && ', so that what it said before stands here'}
          </span>
        </p>
      )}
      {last && (
        <>
          <p className="flex flex-wrap gap-x-2.5">
            <AnswerMark
              answer={last.reading.placings.length > 0 ? 'found' : 'nothing-found'}
              word={
                last.reading.placings.length > 0 ? 'It speaks of this block' : 'No line of it counts for this block'
              }
            />
            <span className="text-ink3">
              fetched <Instant at={last.at} />
            </span>
            {last.url !== link && <span className="wrap-anywhere text-ink3">behind a redirect: {last.url}</span>}
          </p>
          <p className="max-w-prose">{summarise(last.reading)}</p>
          {last.reading.placings.length > 0 && <Placings reading={last.reading} />}
          <Faults reading={last.reading} />
        </>
      )}
    </div>
  )
}

function Placings({ reading: { placings, morePlacings } }: { reading: LinkedFeedReading }) {
  return (
    <DataTable
      caption="Where the linked geofeed places the block"
      head={
        <>
          <ColumnHead>From</ColumnHead>
          <ColumnHead>To</ColumnHead>
          <ColumnHead>Place</ColumnHead>
        </>
      }
    >
      {placings.map((placing) => (
        <Row key={placing.start}>
          <Cell>
            <Mono>{formatAddress(placing.start)}</Mono>
          </Cell>
          <Cell>
            <Mono>{formatAddress(placing.end)}</Mono>
          </Cell>
          <Cell>{sayPlace(placing)}</Cell>
        </Row>
      ))}
      {morePlacings > 0 && (
        <Row>
          <Cell colSpan={3} className="text-ink3">
            {quantity(morePlacings, 'more range')}: dotquad geofeed-lint reads the whole feed.
          </Cell>
        </Row>
      )}
    </DataTable>
  )
}

function Faults({ reading: { counts, faults } }: { reading: LinkedFeedReading }) {
  const all = counts.error + counts.warning + counts.notice
  if (all === 0) return null
  return (
    <div className="grid gap-1 text-label text-ink2">
      <p>
        Of the whole feed the linter tells{' '}
        {enumerate([
          quantity(counts.error, 'error'),
          quantity(counts.warning, 'warning'),
          quantity(counts.notice, 'notice'),
        ])}
        . <Link href={geofeedToolPath}>Have all of it looked through</Link>.
      </p>
      {faults.length > 0 && (
        <ul className="list-disc pl-5">
          {faults.map(({ line, rule, message }) => (
            <li key={`${line} ${rule} ${message}`} className="wrap-anywhere">
              {line === null ? 'The file' : `Line ${formatCount(line)}`}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function summarise({ entries, unplaced, ignored, placings }: LinkedFeedReading): string {
  const { ipv4, ipv6, unread } = entries
  return [
    `${quantity(ipv4, 'IPv4 line')}, ${quantity(ipv6, 'IPv6 line')}, ${formatCount(unread)} that cannot be read.`,
    ...(placings.length > 0 && unplaced > 0
      ? [`Of ${quantity(unplaced, 'address')} of this block it says nothing.`]
      : []),
    ...(ignored > 0
      ? [
          `${quantity(ignored, 'line')} about it reach outside the registration, and whoever found the feed there ignores them (RFC 9632 section 3).`,
        ]
      : []),
  ].join(' ')
}
