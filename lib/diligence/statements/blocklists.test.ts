import { describe, expect, test } from 'vitest'
import { observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { BlocklistFinding, Dossier, DossierSource } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { stateBlocklists } from './blocklists.ts'
import { stateCloudFit } from './cloud-fit.ts'
import { stateDossier } from './state-dossier.ts'
import { subjectOf } from './subject.ts'

const sound = soundDossier()
const list = (source: string) => ({ ...observed('spamhaus-drop'), source })

function state(lists: readonly string[], listed = 0) {
  const entries = [{ prefix: '240.0.64.0/24', relation: 'inside', reference: null }] as const
  const blocklists = lists.map(
    (id): BlocklistFinding => ({
      list: id,
      asOf: '2026-11-22',
      listedAddresses: listed,
      entries: listed > 0 ? [...entries] : [],
    }),
  )
  const sources = [...sound.sources.filter(({ kind }) => kind !== 'blocklist'), ...lists.map(list)]
  return stateBlocklists(subjectOf({ ...sound, blocklists, sources }))
}

test('the sentence counts the lists asked, and names them', () => {
  expect(state(['spamhaus-drop', 'watch']).text).toContain(
    '2 lists asked (Spamhaus DROP and watch): none of its 16,384',
  )
})

test('silence of DROP and of a list of unknown purpose is no more than a notice', () => {
  expect(state(['spamhaus-drop', 'watch']).severity).toBe('notice')
  expect(state(['spamhaus-drop', 'dshield']).severity).toBe('good')
})

test('one entry covers, several cover', () => {
  expect(state(['spamhaus-drop'], 256).text).toContain('1 entry of Spamhaus DROP (traffic is dropped) covers 256 of')
  expect(state(['spamhaus-drop', 'dshield'], 256).text).toContain('cover 256 of')
})

test('lists that mail servers ask are named as not asked, with status, disputes and no promise', () => {
  const unknown = stateDossier(sound, [])
    .unknowns.map(({ text }) => text)
    .join(' ')
  for (const name of ['Spamhaus ZEN', 'Barracuda', 'SpamCop', 'UCEPROTECT', 'AbuseIPDB', 'RDAP', 'Disputes'])
    expect(unknown).toContain(name)
})

test('each reason against a cloud stands with the clouds it is of', () => {
  const rows = (sound.registrations ?? []).map((row) => ({ ...row, start: '240.0.64.0', count: 256 }))
  const { text, facts } = stateCloudFit(subjectOf({ ...sound, prefix: '240.0.64.0/24', registrations: rows }))
  expect(text).toContain('Alibaba Cloud: nothing smaller than a /23 is taken. For the other 6')
  expect(facts?.rows.every((row) => row.includes('2026-11-23'))).toBe(true)
})

test('without a reason against one, cloud fit is said to be not checked, as its table says', () => {
  const statement = stateCloudFit(subjectOf(sound))
  expect(statement.answers).toEqual([{ answer: 'not-checked', count: 7 }])
  expect(statement.text).toMatch(/^Not checked for any of 7 clouds/)
})

test('space that the registries list as held by nobody fits no cloud', () => {
  const registrations = (sound.registrations ?? []).map((row) => ({ ...row, status: 'available' }))
  expect(stateCloudFit(subjectOf({ ...sound, registrations })).answers).toEqual([{ answer: 'found', count: 7 }])
})

describe('a file with fewer entries than its own header counts', () => {
  const cut = { records: 52, countedByHeader: 4523 }
  const stateCut = (listed: boolean) => {
    const entries = listed ? [{ prefix: '240.0.64.0/24', relation: 'inside' as const, reference: null }] : []
    const blocklists = [
      { list: 'spamhaus-drop', asOf: '2026-11-22', listedAddresses: 0, entries: [] },
      { list: 'dshield', asOf: '2026-11-22', listedAddresses: listed ? 256 : 0, entries },
    ]
    const sources = [...sound.sources, { ...list('dshield'), ...cut }]
    return stateBlocklists(subjectOf({ ...sound, blocklists, sources }))
  }

  test('has not answered where it is silent, and makes nothing good', () => {
    const { severity, text, answers, facts } = stateCut(false)
    expect(severity).toBe('notice')
    expect(text).toContain('1 list asked (Spamhaus DROP)')
    expect(text).toContain('dshield: its file has 52 of the 4,523 entries that its own header counts')
    expect(answers).toEqual([
      { answer: 'nothing-found', count: 1 },
      { answer: 'failed', count: 1 },
    ])
    expect(facts?.rows.at(-1)).toContainEqual({ answer: 'failed', why: 'only 52 of the 4,523 entries' })
  })

  test('still lists what it lists', () => {
    const { severity, answers } = stateCut(true)
    expect(severity).toBe('warning')
    expect(answers).toContainEqual({ answer: 'found', count: 1 })
  })
})

describe('a list that holds space which was not allocated', () => {
  const whole = [{ source: 'transfers-apnic', begins: '2010-11-01' }]

  function stateBogon(registeredOn: string, changes: Partial<Dossier> = {}, logs = whole) {
    const entries = [{ prefix: '240.0.64.0/18', relation: 'exact' as const, reference: null }]
    const blocklists = [{ list: 'firehol_level1', asOf: '2025-08-27T22:01:31Z', listedAddresses: 16_384, entries }]
    const registrations = (sound.registrations ?? []).map((row) => ({ ...row, date: registeredOn }))
    const sources = [...sound.sources, { ...list('firehol_level1'), status: 'stale' as const, asOf: '2025-08-27' }]
    return stateBlocklists(
      subjectOf({ ...sound, blocklists, registrations, sources, ...changes }, { ...noParticulars, logs }),
    )
  }
  /** The sources, with the log of the registry in charge changed. */
  const withLog = (changes: Partial<DossierSource>) =>
    stateBogon('2026-06-17', {
      sources: [
        ...sound.sources.map((one) => (one.source === 'transfers-apnic' ? { ...one, ...changes } : one)),
        { ...list('firehol_level1'), status: 'stale', asOf: '2025-08-27' },
      ],
    })

  test('may have meant no more than that, of a block that was registered after its copy', () => {
    const { severity, headline, text } = stateBogon('2026-06-17')
    expect({ severity, headline }).toEqual({ severity: 'notice', headline: null })
    expect(text).toContain('fullbogons')
    expect(text).toContain('its copy is of 2025-08-27, before the registration of 2026-06-17')
  })

  test('meant something else where the block was registered by then', () => {
    const { severity, headline, text } = stateBogon('2015-03-02')
    expect({ severity, headline }).toEqual({ severity: 'warning', headline: expect.stringContaining('firehol_level1') })
    expect(text).not.toContain('not allocated')
  })

  test('is not excused by a date that may be of a receipt, nor where no log was read', () => {
    const transfer = { date: '2026-06-17', type: 'RESOURCE_TRANSFER', sourceRir: 'APNIC', recipientRir: 'APNIC' }
    const range = { source: 'A', recipient: 'B', start: '240.0.64.0', end: '240.0.127.255' }
    expect(stateBogon('2026-06-17', { transfers: [{ ...transfer, ...range }] }).severity).toBe('warning')
    expect(stateBogon('2026-06-17', { transfers: null }).severity).toBe('warning')
  })

  test('is not excused by the silence of another registry’s log, nor of one that is old or does not reach that far', () => {
    expect(withLog({}).severity).toBe('notice')
    for (const status of ['not-configured', 'failed', 'stale'] as const)
      expect(withLog({ status }).severity, status).toBe('warning')
    expect(withLog({ asOf: '2026-06-16' }).severity).toBe('warning')
    expect(withLog({ asOf: null }).severity).toBe('warning')
    const since = (begins: string) => stateBogon('2026-06-17', {}, [{ source: 'transfers-apnic', begins }]).severity
    expect([since('2025-08-26'), since('2025-08-27')]).toEqual(['notice', 'warning'])
    expect(stateBogon('2026-06-17', {}, [{ source: 'transfers-lacnic', begins: '2010-11-01' }]).severity).toBe(
      'warning',
    )
  })
})
