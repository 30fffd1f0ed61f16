import { expect, test } from 'vitest'
import { observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { BlocklistFinding } from '../dossier.ts'
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
