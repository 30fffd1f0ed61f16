import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fetchableSources } from '../source-catalogue.ts'
import { listDownloadPlans } from './download-plans.ts'

const folder = mkdtempSync(join(tmpdir(), 'dotquad-plans-'))
afterAll(() => rmSync(folder, { recursive: true }))

function plansWith(choices: unknown) {
  const file = join(folder, 'downloads.json')
  writeFileSync(file, typeof choices === 'string' ? choices : JSON.stringify(choices))
  return listDownloadPlans(file)
}

const downloadOf = (id: string, choices: unknown = {}) =>
  plansWith(choices).find(({ source }) => source.id === id)?.download

describe('what is fetched', () => {
  test('is what the catalogue says how to fetch, where the operator says nothing', () => {
    const fetched = fetchableSources.filter(({ download }) => download).map(({ id }) => id)
    expect(listDownloadPlans(null).map(({ source }) => source.id)).toEqual(fetched)
    expect(plansWith({})).toEqual(listDownloadPlans(null))
  })

  test('leaves out what is off', () => {
    expect(downloadOf('irr-arin')).toBeDefined()
    expect(downloadOf('irr-arin', { 'irr-arin': 'off' })).toBeUndefined()
  })

  test('comes from a mirror at its own pace, and from its publisher never faster than it wants', () => {
    const url = 'http://127.0.0.1:8323/json'
    expect(downloadOf('rpki-vrps', { 'rpki-vrps': { url, everyHours: 0.1 } })).toMatchObject({
      url,
      everyHours: 0.1,
      leastHours: 0.1,
    })
    expect(downloadOf('spamhaus-drop', { 'spamhaus-drop': { everyHours: 0.1 } })).toMatchObject({ leastHours: 1 })
  })

  test('may be a source that the catalogue only knows from folders, once an address is named', () => {
    const url = 'https://mirror.example/radb.db.gz'
    expect(downloadOf('irr-radb')).toBeUndefined()
    expect(downloadOf('irr-radb', { 'irr-radb': { everyHours: 6 } })).toBeUndefined()
    expect(downloadOf('irr-radb', { 'irr-radb': { url } })).toMatchObject({ url, everyHours: 24, leastHours: 1 })
  })
})

describe('a file of choices that is wrong is refused with what would be right', () => {
  test.each([
    ['no JSON', '{', 'must be one JSON object of source ids'],
    ['a list', [], 'must be one JSON object of source ids'],
    ['an address that is none', { 'spamhaus-drop': { url: 'drop.json' } }, 'at "spamhaus-drop", must be'],
    ['another protocol', { 'spamhaus-drop': { url: 'ftp://mirror.example/d' } }, 'at "spamhaus-drop", must be'],
    ['a password', { 'spamhaus-drop': { url: 'https://me:secret@mirror.example/d' } }, 'without a password'],
    ['a word that is none', { 'spamhaus-drop': 'never' }, 'at "spamhaus-drop", must be'],
    ['a mistyped key', { 'spamhaus-drop': { ulr: 'https://a.example' } }, 'at "spamhaus-drop", must be'],
    ['no pace', { 'spamhaus-drop': { everyHours: 0 } }, 'at "spamhaus-drop", must be'],
    ['a source that is none', { 'spamhaus-dorp': 'off' }, 'there is no source "spamhaus-dorp". There are iana-'],
  ])('%s', (_what, choices, sentence) => {
    expect(() => plansWith(choices)).toThrow(sentence)
  })

  test('one that is not there', () => {
    expect(() => listDownloadPlans('/nowhere/downloads.json')).toThrow('which is not there')
  })
})
