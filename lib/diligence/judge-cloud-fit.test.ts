import { describe, expect, test } from 'vitest'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import { at, soundDossier } from '#tests/support/dossier-builder.ts'
import { judgeCloudFit } from './judge-cloud-fit.ts'
import { noParticulars, type Particulars } from './particulars.ts'
import { stateCloudFit } from './statements/cloud-fit.ts'
import { cloudRules } from './statements/cloud-rules.ts'
import { subjectOf } from './statements/subject.ts'

const { asked, unasked } = chooseZones({
  hasResolver: true,
  keys: { 'spamhaus-zen': 'k', 'barracuda-brbl': 'registered', 'abusix-combined': 'k' },
})
const addresses = 16_384
/** Every list has answered about every address, today, and lists none. */
const onNoList: Particulars['dnsbl'] = {
  state: 'known',
  unasked,
  byClass: [],
  zones: asked.map(({ zone }) => ({
    ...{ zone: zone.id, asked: addresses, unknown: 0, unknownReason: null, oldestAt: at, newestAt: at },
    ...{ resolver: '127.0.0.1:53', standing: [], ended: null, problem: null },
  })),
}

const subjectWith = (status: string | null, changes: Partial<Particulars> = {}, registry = 'ripencc') =>
  subjectOf(soundDossier('240.0.64.0/18', registry), {
    ...{ ...noParticulars, dnsbl: onNoList, registrationStatus: status },
    ...changes,
  })

function fitOf(provider: string, subject: ReturnType<typeof subjectWith>) {
  const fit = judgeCloudFit(subject).find(({ rule }) => rule.provider === provider)
  if (!fit) throw new Error(`no rule of ${provider}`)
  return fit
}
const against = (verdict: { reasons: readonly { answer: string; says: string }[] }) =>
  verdict.reasons.filter(({ answer }) => answer !== 'pass').map(({ says }) => says)

describe('the status of a registration', () => {
  test('is unknown where nobody read it: no cloud that asks for it passes', () => {
    const subject = subjectWith(null)
    for (const cloud of ['AWS', 'Azure']) expect(fitOf(cloud, subject).holder.answer).toBe('unknown')
  })

  test.each([
    ['ripencc', 'ALLOCATED PA'],
    ['ripencc', 'legacy'],
    ['apnic', 'Assigned  Portable'],
    ['arin', 'DIRECT ALLOCATION'],
  ])('passes where %s prints %s, as AWS lists it', (registry, status) => {
    const subject = subjectWith(status, {}, registry)
    expect(fitOf('AWS', subject).holder.answer).toBe('pass')
    expect(fitOf('Azure', subject).holder.answer).toBe('pass')
  })

  test.each([
    ['ripencc', 'SUB-ALLOCATED PA'],
    ['ripencc', 'ASSIGNED PA'],
    ['arin', 'REASSIGNMENT'],
  ])('fails where %s prints %s: a sub-allocation is its user’s', (registry, status) => {
    const subject = subjectWith(status, {}, registry)
    expect(against(fitOf('AWS', subject).holder)).toEqual([`${status} is not on its list of statuses`])
    expect(fitOf('Azure', subject).holder.answer).toBe('fail')
    expect(stateCloudFit(subject).text).toContain(`AWS: ${status} is not on its list of statuses.`)
  })

  test('stays open where the row is hearsay or the list has nothing of the registry', () => {
    expect(fitOf('AWS', subjectWith('ALLOCATED-ASSIGNED PA')).holder.answer).toBe('unknown')
    expect(fitOf('AWS', subjectWith('ALLOCATED', {}, 'lacnic')).holder.answer).toBe('unknown')
  })
})

describe('a lessee', () => {
  test('is refused where its holder passes: AWS takes no sub-allocation, Azure no other name', () => {
    const subject = subjectWith('ALLOCATED PA')
    expect(against(fitOf('AWS', subject).lessee)[0]).toContain('SUB-ALLOCATED PA')
    expect(against(fitOf('Azure', subject).lessee)).toEqual(['it stays registered under the lessor’s name'])
    expect(stateCloudFit(subject).text).toContain('Leased, AWS and Azure may refuse it')
  })

  test('needs the lessor where the proof stands in the registration', () => {
    expect(against(fitOf('Oracle Cloud', subjectWith(null)).lessee)).toContain(
      'the lessor has to write the proof into the registration',
    )
  })
})

describe('what only looks like good news', () => {
  test('a size that was read in no text is met by nobody for certain', () => {
    expect(fitOf('Google Cloud', subjectWith('ALLOCATED PA')).holder.answer).toBe('unknown')
  })

  test('without every blocklist’s answer a clean history is not known', () => {
    const subject = subjectWith('ALLOCATED PA', { dnsbl: noParticulars.dnsbl })
    expect(against(fitOf('AWS', subject).holder)).toEqual(['not every blocklist has answered about it lately'])
  })

  test('of listings nothing is said to stand against no cloud where it is listed or a list has not answered', () => {
    const told = (changes: Partial<Particulars>) => stateCloudFit(subjectWith(null, changes)).text
    const listed = told({ dnsbl: { ...onNoList, byClass: [{ class: 'guilt', addresses: 3 }] } })
    expect(listed).toMatch(/^Not checked for any of 7 clouds: its size stands against none of them; /)
    expect(listed).toContain('AWS and Alibaba Cloud: addresses of it are listed, which it may refuse.')
    expect(told({ dnsbl: noParticulars.dnsbl })).toContain(
      'AWS and Alibaba Cloud: not every blocklist has answered about it lately.',
    )
  })

  test('a list of guilt leaves open whether its reputation will do', () => {
    const dnsbl = { ...onNoList, byClass: [{ class: 'guilt' as const, addresses: 3 }] }
    expect(fitOf('Alibaba Cloud', subjectWith('ALLOCATED PA', { dnsbl })).holder.answer).toBe('unknown')
    expect(fitOf('Alibaba Cloud', subjectWith('ALLOCATED PA')).holder.answer).toBe('pass')
  })
})

test('every demand says where it was read, when, and how sure it is', () => {
  const demands = cloudRules.flatMap(({ size, registration, registrant, reputation, proof, origins, records, notes }) =>
    [size, registration, registrant, reputation, proof, origins, ...Object.values(records), ...notes].filter(
      (demand) => demand !== null,
    ),
  )
  expect(demands.length).toBeGreaterThan(30)
  expect(
    demands.filter(({ says, source, dateRead }) => !(says && source && /^\d{4}-\d\d-\d\d$/.test(dateRead))),
  ).toEqual([])
})
