/** Each reverse zone with its servers and what they said, whether it is signed, and the names of a sample. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, SecondLine } from '#components/ui/data-table.tsx'
import type {
  Delegation,
  PtrSample,
  ServerState,
  ZoneReading,
  ZoneServer,
} from '#lib/diligence/reverse-dns/reverse-reading.ts'
import type { Answer } from '#lib/kernel/answer.ts'

export function ReverseZones({ zones }: { zones: readonly ZoneReading[] }) {
  return (
    <DataTable
      caption="Reverse zones"
      head={['Zone', 'Delegation', 'Servers', 'DNSSEC', 'PTR sample'].map((title) => (
        <ColumnHead key={title}>{title}</ColumnHead>
      ))}
    >
      {zones.map((zone) => (
        <Row key={zone.block}>
          <Cell className="data whitespace-nowrap">
            {zone.zone}
            <SecondLine>{zone.block}</SecondLine>
          </Cell>
          <Cell>
            <AnswerMark answer={answers[zone.delegation]} word={words[zone.delegation]} inTable />
            {zone.why && <SecondLine>{zone.why}</SecondLine>}
          </Cell>
          <Cell className="min-w-48">
            <Servers servers={zone.servers} />
          </Cell>
          <Cell>{signed(zone.isSigned)}</Cell>
          <Cell className="min-w-48">
            <Sample ptr={zone.ptr} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  )
}

const answers: Record<Delegation, Answer> = { delegated: 'found', none: 'nothing-found', failed: 'failed' }
const words: Record<Delegation, string> = { delegated: 'Delegated', none: 'Not delegated', failed: 'Not told' }

const stateAnswers: Record<ServerState, Answer> = {
  answers: 'found',
  lame: 'nothing-found',
  silent: 'failed',
  'not-asked': 'not-checked',
}
const stateWords: Record<ServerState, string> = {
  answers: 'Answers',
  lame: 'Lame',
  silent: 'Silent',
  'not-asked': 'Not asked',
}

function Servers({ servers }: { servers: readonly ZoneServer[] }) {
  if (servers.length === 0) return <span className="text-ink3">none</span>
  return servers.map(({ name, address, state, why }) => (
    <div key={name} className="pb-1">
      <span className="data">{name}</span> <AnswerMark answer={stateAnswers[state]} word={stateWords[state]} inTable />
      <SecondLine>{[address, why].filter(Boolean).join(', ')}</SecondLine>
    </div>
  ))
}

function signed(isSigned: boolean | null) {
  if (isSigned === null) return <span className="text-ink3">not told</span>
  return isSigned ? 'signed' : 'not signed'
}

function Sample({ ptr }: { ptr: PtrSample | null }) {
  if (ptr === null) return <span className="text-ink3">not asked</span>
  return (
    <>
      {ptr.named} of {ptr.asked} named{ptr.failed > 0 && `, ${ptr.failed} without an answer`}
      {ptr.examples.map(({ address, name }) => (
        <SecondLine key={address}>
          {address} {name}
        </SecondLine>
      ))}
    </>
  )
}
