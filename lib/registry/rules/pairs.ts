/**
 * From which registry to which space may move: 25 rows, one a pair. What both sides of a pair add to it (the need test
 * and the fees of the recipient's registry, the fees of the source's) stands once a registry.
 */
import { type Rir, registryInSentence, rirs } from '../rir.ts'
import type { PairRule, RuleAnswer, RuleSource } from '../transfer-rule.ts'

const dateRead = '2026-11-23'

type Source = RuleSource['source']
type Terms = Pick<RuleSource, 'clause' | 'confidence' | 'source'> & { doubt?: string }

const ripe: Source = {
  text: 'accounts of brokers, and ripe-769 by name alone',
  dated: null,
  url: 'https://www.ripe.net/publications/docs/ripe-807',
}
const arin: Source = {
  text: 'the clause as quoted on AFRINIC’s policy list',
  dated: '2026-06-02',
  url: 'https://www.arin.net/participate/policy/nrpm/',
}
const apnic: Source = { text: 'APNIC’s guide to IPv4 transfers and accounts of brokers', dated: null, url: null }
const lacnic: Source = { text: 'version 2.15', dated: '2022-05-19', url: null }
const afrinic: Source = {
  text: 'AFRINIC’s page of ratified policies and its policy list',
  dated: '2026-06-02',
  url: 'https://afrinic.net/policy/overview',
}

/** By the policy of the source's registry. */
const outbound: Record<Rir, Terms> = {
  ripencc: { clause: 'ripe-807; ripe-769 between registries', confidence: 'secondary', source: ripe },
  arin: { clause: 'NRPM 8.4', confidence: 'earlier-wording', source: arin },
  apnic: { clause: 'APNIC-127 part 5, section 11', confidence: 'secondary', source: apnic },
  lacnic: { clause: 'LACNIC Policy Manual 2.3.2.18.2', confidence: 'earlier-wording', source: lacnic },
  afrinic: { clause: 'AFPUB-2020-GEN-006-DRAFT03', confidence: 'verified', source: afrinic },
}

const within: Record<Rir, Terms> = {
  ...outbound,
  ripencc: {
    clause: 'ripe-807, section 2.1',
    confidence: 'verified',
    source: { ...ripe, text: 'ripe-807', dated: '2023-10-30' },
  },
  arin: { ...outbound.arin, clause: 'NRPM 8.3', source: { ...arin, text: 'a copy of ARIN’s page', dated: null } },
  lacnic: { ...outbound.lacnic, clause: 'LACNIC Policy Manual 2.3.2.18' },
}

/** What the texts read leave open about a pair; those not named here move. */
const open: Partial<Record<`${Rir} ${Rir}`, { moves: RuleAnswer; doubt: string }>> = {
  'ripencc afrinic': {
    moves: 'person',
    doubt: 'AFRINIC’s staff said in April 2026 that it is reciprocal; the RIPE NCC’s word was not seen',
  },
  'arin afrinic': { moves: 'person', doubt: 'ARIN’s view of AFRINIC’s new policy was still questioned in June 2026' },
  'apnic afrinic': { moves: 'person', doubt: 'whether APNIC takes AFRINIC’s new policy for compatible was not seen' },
  'lacnic afrinic': { moves: 'yes', doubt: 'whether AFRINIC counts LACNIC’s policy as reciprocal was not seen' },
  'afrinic ripencc': { moves: 'yes', doubt: 'the day AFRINIC’s policy takes effect was not seen' },
  'afrinic arin': { moves: 'person', doubt: 'ARIN’s view of AFRINIC’s new policy was still questioned in June 2026' },
  'afrinic apnic': { moves: 'yes', doubt: 'the day AFRINIC’s policy takes effect was not seen' },
  'afrinic lacnic': { moves: 'yes', doubt: 'the day AFRINIC’s policy takes effect was not seen' },
}

/** Inside the region, and for space that comes in. */
const needs: Record<Rir, { inside: string; inbound: string }> = {
  ripencc: {
    inside: 'No need test.',
    inbound: 'Space from a region with a need test: a plan to use half of it within five years.',
  },
  arin: both('Operational use for 24 months, half of it used by then, attested by an officer.'),
  apnic: both('A plan for 24 months.'),
  lacnic: both('As for an allocation: 25 % used at once, 50 % within 12 months, more than half of it in the region.'),
  afrinic: both('A justified need, shown by a Resource Member or by somebody who becomes one.'),
}

function both(need: string) {
  return { inside: need, inbound: need }
}

/** Who owes the registry a fee: inside it, for what leaves it, for what comes in. Null: not seen. */
const fees: Record<Rir, { inside: PairRule['payer']; leaving: boolean | null; coming: boolean | null }> = {
  ripencc: { inside: 'neither', leaving: false, coming: false },
  arin: { inside: 'both', leaving: true, coming: true },
  apnic: { inside: 'recipient', leaving: true, coming: true },
  lacnic: { inside: 'source', leaving: true, coming: null },
  afrinic: { inside: 'recipient', leaving: null, coming: true },
}

function payerOf(source: Rir, recipient: Rir): PairRule['payer'] {
  if (source === recipient) return fees[source].inside
  const [leaving, coming] = [fees[source].leaving, fees[recipient].coming]
  if (leaving === null || coming === null) return 'not-seen'
  if (leaving && coming) return 'both'
  if (leaving) return 'source'
  return coming ? 'recipient' : 'neither'
}

const daysInside: Record<Rir, { from: number; to: number }> = {
  ripencc: { from: 7, to: 14 },
  arin: { from: 14, to: 28 },
  apnic: { from: 14, to: 21 },
  lacnic: { from: 21, to: 35 },
  afrinic: { from: 21, to: 35 },
}

/** Brokers differ about LACNIC (6 weeks to 8 months); of AFRINIC’s new policy nobody has told yet. */
function daysOf(source: Rir, recipient: Rir): PairRule['days'] {
  const pair = [source, recipient]
  if (source === recipient) return daysInside[source]
  if (pair.includes('afrinic')) return null
  return pair.includes('lacnic') ? { from: 42, to: 240 } : { from: 28, to: 42 }
}

function pairOf(source: Rir, recipient: Rir): PairRule {
  const isInside = source === recipient
  const { clause, confidence, source: text } = (isInside ? within : outbound)[source]
  const left = open[`${source} ${recipient}`]
  const [from, to] = [registryInSentence(source), registryInSentence(recipient)]
  return {
    rir: source,
    rule: 'pair',
    recipient,
    moves: left?.moves ?? 'yes',
    need: isInside ? needs[recipient].inside : needs[recipient].inbound,
    payer: payerOf(source, recipient),
    days: daysOf(source, recipient),
    says: isInside
      ? `Space may move inside the region of ${from}.`
      : sayMoves({ from, to, moves: left?.moves ?? 'yes' }),
    clause,
    source: text,
    dateRead,
    confidence,
    ...(left && { doubt: left.doubt }),
  }
}

function sayMoves({ from, to, moves }: { from: string; to: string; moves: RuleAnswer }): string {
  if (moves === 'no') return `Space does not move from ${from} to ${to}.`
  return moves === 'yes'
    ? `Space may move from ${from} to ${to}.`
    : `Whether space moves from ${from} to ${to} has to be asked of both.`
}

export const pairRules: readonly PairRule[] = rirs.flatMap((source) =>
  rirs.map((recipient) => pairOf(source, recipient)),
)
