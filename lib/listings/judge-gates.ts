/** Where each gate of a listing stands, by its dossier, its proof and its offer: pure, and silence never passes one. */
import type { Dossier } from '#lib/diligence/dossier.ts'
import type { ExaminedBlock } from '#lib/diligence/examined-block.ts'
import { judgeSubject } from '#lib/diligence/judge-subject.ts'
import { findContest, heldAddresses, heldRows } from '#lib/diligence/statements/held-rows.ts'
import { standingOf } from '#lib/diligence/statements/standing.ts'
import { stateDossier } from '#lib/diligence/statements/state-dossier.ts'
import type { Statement, Topic } from '#lib/diligence/statements/statement.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { explainLeaseBan } from '#lib/registry/lease-ban.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { type Gate, type GateFinding, type GateStatus, gates } from './gate.ts'
import type { Listing } from './listing.ts'
import type { Proof } from './proof.ts'

type Candidate = Pick<Listing, 'block' | 'registry' | 'holderId' | 'prices' | 'terms'>

const finding =
  (gate: Gate) =>
  (status: GateStatus, reason: string, remedy: string | null = null): GateFinding => ({ gate, status, reason, remedy })

/** `blocks`: of all that is offered, a prefix each. Where one fails a gate, the listing fails it. */
export function judgeGates(listing: Candidate, proof: Proof | null, blocks: readonly ExaminedBlock[]): GateFinding[] {
  const judged = blocks.map((block) => ({ dossier: block.dossier, findings: judgePrefix(listing, proof, block) }))
  return gates.map((gate) => {
    const ofGate = judged.map(({ dossier, findings }) => ({ prefix: dossier.prefix, found: findings[gate] }))
    const worst = ofGate.reduce((a, b) => (severityOf(b.found) > severityOf(a.found) ? b : a))
    const isOfAll = ofGate.every(({ found }) => found.reason === worst.found.reason)
    return isOfAll ? worst.found : { ...worst.found, reason: `${worst.prefix}: ${worst.found.reason}` }
  })
}

const severityOf = ({ status }: GateFinding): number => ['passed', 'warned', 'unknown', 'failed'].indexOf(status)

function judgePrefix(listing: Candidate, proof: Proof | null, block: ExaminedBlock): Record<Gate, GateFinding> {
  const { dossier, particulars } = block
  const { statements } = stateDossier(dossier, [], particulars)
  const say = (topic: Topic) => statements.find((statement) => statement.topic === topic) ?? null
  return {
    control: judgeControl(proof),
    registration: judgeRegistration(listing, dossier),
    transferability: judgeTransferability(listing, say('sale'), block),
    leasability: judgeLeasability(listing, say('lease'), particulars.rules),
    routing: judgeRouting(dossier, { routing: say('routing'), special: say('special-purpose'), rpki: say('rpki') }),
    reputation: judgeReputation(dossier, say('blocklists')),
    terms: judgeTerms(listing),
  }
}

/** A failed or unknown gate keeps a listing from being published. */
export const findObstacles = (findings: readonly GateFinding[]): GateFinding[] =>
  findings.filter(({ status }) => status === 'failed' || status === 'unknown')

function judgeControl(proof: Proof | null): GateFinding {
  const remedy = 'Ask for a token, put it into the remarks of the registration, and have it read back.'
  if (proof?.provenAt) {
    const day = proof.provenAt.toISOString().slice(0, 10)
    return finding('control')('passed', `The token was read back from the registration on ${day}.`)
  }
  const reading = proof?.reading
  if (!reading) return finding('control')('failed', 'Control of the block is not proven yet.', remedy)
  const status = reading.answer === 'nothing-found' || reading.answer === 'found' ? 'failed' : 'unknown'
  return finding('control')(status, reading.reason, remedy)
}

function judgeRegistration(
  { registry, holderId }: Pick<Candidate, 'registry' | 'holderId'>,
  dossier: Dossier,
): GateFinding {
  const standing = standingOf(dossier, 'registrations')
  const own = standing.asked.find(({ source }) => source === `delegated-${registry}`)
  const where = `the statistics of ${registryInSentence(registry)}`
  if (dossier.registrations === null || own?.status !== 'observed')
    return finding('registration')(
      'unknown',
      `No current file of ${where} was read.`,
      'Wait for the next import, then check again.',
    )
  const subject = subjectOf(dossier)
  const held = heldRows(dossier.registrations)
  const mine = held.filter((row) => row.registry === registry && row.holderId === holderId)
  const addresses = heldAddresses(subject, mine)
  const remedy = `Have the registration corrected at ${registryInSentence(registry)}, or list only what it shows as yours.`
  if (addresses < subject.addresses)
    return finding('registration')(
      'failed',
      `${where} show ${addresses.toLocaleString('en-US')} of ${subject.addresses.toLocaleString('en-US')} addresses as the seller’s.`.replace(
        /^t/,
        'T',
      ),
      remedy,
    )
  const contest = findContest(subject, held)
  if (contest.addresses > 0)
    return finding('registration')(
      'failed',
      `Several registries list a holder of it: ${contest.registries.join(', ')}.`,
      remedy,
    )
  return finding('registration')('passed', `All of it is the seller’s in ${where} of ${own.asOf?.slice(0, 10)}.`)
}

/**
 * `passed` where a current file of the registry shows all of it as that holder's, and no other registry a holder;
 * `unknown` where none was read.
 */
export const judgeHolder = (candidate: Pick<Candidate, 'registry' | 'holderId'>, dossier: Dossier): GateStatus =>
  judgeRegistration(candidate, dossier).status

/** True where the holder has nothing on record of the block any more: it has moved. */
export const isElsewhere = ({ registry, holderId }: Candidate, blocks: readonly ExaminedBlock[]): boolean =>
  blocks.every(({ dossier }) => {
    const fresh = standingOf(dossier, 'registrations').complete
    const held = heldRows(dossier.registrations ?? [])
    return fresh && held.length > 0 && !held.some((row) => row.registry === registry && row.holderId === holderId)
  })

/** What a statement of the dossier means for a gate: its blocker fails, its warning warns, and no answer is no pass. */
function byStatement(gate: Gate, statement: Statement | null, remedy: string): GateFinding {
  const wasAnswered = statement?.answers.some(({ answer }) => answer === 'found' || answer === 'nothing-found')
  if (!(statement && wasAnswered))
    return finding(gate)(
      'unknown',
      statement?.text ?? 'It was not asked.',
      'Wait for the next import, then check again.',
    )
  if (statement.severity === 'blocker') return finding(gate)('failed', statement.text, remedy)
  return finding(gate)(statement.severity === 'warning' ? 'warned' : 'passed', statement.text)
}

const offers = ({ prices }: Candidate, ...types: string[]) => prices.some(({ dealType }) => types.includes(dealType))

/** Told from the verdict of policy. A hold or lock that nothing read could tell of lets it pass with a warning alone. */
function judgeTransferability(listing: Candidate, sale: Statement | null, block: ExaminedBlock): GateFinding {
  if (!offers(listing, 'sale')) return finding('transferability')('passed', 'No sale is offered.')
  const remedy = 'Take the sale out of the offer, or publish it when the hold is over.'
  const found = byStatement('transferability', sale, remedy)
  const { timing } = judgeSubject(subjectOf(block.dossier, block.particulars))
  const isUnread = timing.reasons.some(({ isUnknown }) => isUnknown)
  return found.status === 'passed' && isUnread ? { ...found, status: 'warned' } : found
}

function judgeLeasability(listing: Candidate, lease: Statement | null, rules: RuleSet): GateFinding {
  if (!offers(listing, 'lease', 'rent')) return finding('leasability')('passed', 'No lease or rent is offered.')
  const ban = explainLeaseBan(rules, listing.registry)
  if (ban) return finding('leasability')('failed', ban, 'Take lease and rent out of the offer.')
  return byStatement(
    'leasability',
    lease,
    'Take lease and rent out of the offer: the registry does not let it be leased.',
  )
}

type OfRouting = Readonly<Record<'routing' | 'special' | 'rpki', Statement | null>>

function judgeRouting(dossier: Dossier, { routing, special, rpki }: OfRouting): GateFinding {
  if (special?.severity === 'blocker')
    return finding('routing')('failed', special.text, 'Special-purpose space cannot be listed.')
  if (rpki?.severity === 'blocker')
    return finding('routing')('failed', rpki.text, 'Have the registry take it off its AS0 list.')
  if (!dossier.routing) return byStatement('routing', routing, '')
  const invalid = dossier.routing.exact.filter(({ state }) => state === 'invalid')
  if (invalid.length === 0)
    return byStatement('routing', routing, 'Withdraw the route that is named, or say whose it is.')
  const origins = invalid.map(({ origin }) => (origin === null ? 'an AS_SET' : `AS${origin}`)).join(', ')
  return finding('routing')(
    'warned',
    `Its route from ${origins} is Invalid by RFC 6811: many networks drop it.`,
    'Correct the ROA, or withdraw the route.',
  )
}

/** Required is the list that networks drop traffic by; what others could not say is told beside it. */
function judgeReputation(dossier: Dossier, blocklists: Statement | null): GateFinding {
  const standing = standingOf(dossier, 'blocklist')
  const drop = standing.basis.find(({ source }) => source === 'spamhaus-drop')
  if (drop?.status !== 'observed')
    return finding('reputation')(
      'unknown',
      'No current copy of Spamhaus DROP was read.',
      'Wait for the next import, then check again.',
    )
  return byStatement(
    'reputation',
    blocklists,
    'Ask the list to take it off (its entry says how), then check again; a part that is not listed can be offered now.',
  )
}

function judgeTerms({ prices, terms }: Candidate): GateFinding {
  if (prices.length === 0)
    return finding('terms')('failed', 'No price is set.', 'Set a price for at least one size of part.')
  const isLent = prices.some(({ dealType }) => dealType !== 'sale')
  if (prices.some(({ dealType }) => dealType === 'lease') && !terms.lease)
    return finding('terms')(
      'failed',
      'A lease has no shortest and longest term.',
      'Say how many months a lease may run.',
    )
  if (isLent && terms.permittedUses.length === 0)
    return finding('terms')('failed', 'No use is permitted to a lessee.', 'Choose at least one permitted use.')
  return finding('terms')('passed', `${prices.length === 1 ? '1 price is' : `${prices.length} prices are`} set.`)
}
