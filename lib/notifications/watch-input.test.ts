import { describe, expect, test } from 'vitest'
import { readWatchForm } from './watch-input.ts'

const typed = { block: ' 192.0.2.0/24 ', tier: 'warning', mail: 'yes', quietFrom: '', quietTo: '' }

describe('the form of a watch', () => {
  test('takes a block and how to be told', () => {
    expect(readWatchForm({ ...typed, quietFrom: '22', quietTo: '6' })).toMatchObject({
      ok: true,
      value: {
        block: { length: 24 },
        settings: { leastTier: 'warning', byMail: true, byWebhook: false, quiet: { from: 22, to: 6 } },
      },
    })
    expect(readWatchForm(typed)).toMatchObject({ value: { settings: { quiet: null } } })
  })

  test.each([
    [{ block: '192.0.2.1/24' }, 'block'],
    [{ tier: 'loud' }, 'tier'],
    [{ quietFrom: '22' }, 'quietFrom'],
    [{ quietFrom: '24', quietTo: '6' }, 'quietFrom'],
    [{ quietFrom: '6', quietTo: '6' }, 'quietFrom'],
  ])('says at its field what is wrong: %o', (changes, field) => {
    const read = readWatchForm({ ...typed, ...changes })
    expect(read.ok ? [] : Object.keys(read.error)).toEqual([field])
  })
})
