import { describe, expect, test } from 'vitest'
import { readAlertPage, writeCursor } from './alert-page.ts'

const read = (query: string) => readAlertPage(new URLSearchParams(query))

describe('a page of alerts', () => {
  test('is the first of what is open, where nothing else is asked', () => {
    expect(read('')).toEqual({ ok: true, value: { filter: 'open', isOfHouse: false, cursor: null } })
  })

  test('begins behind or before an alert, of a state, of the house', () => {
    const cursor = writeCursor({ eventId: '812', id: 'alr_0abc' })
    expect(read(`state=over&of=house&after=${cursor}`)).toEqual({
      ok: true,
      value: { filter: 'over', isOfHouse: true, cursor: { direction: 'after', eventId: '812', id: 'alr_0abc' } },
    })
    expect(read(`before=${cursor}`)).toMatchObject({ value: { cursor: { direction: 'before' } } })
  })

  test('says what is wrong with an address that means none', () => {
    expect(read('state=new')).toEqual({
      ok: false,
      error: '"new" is no state of alerts: write one of open, acknowledged, over, all.',
    })
    for (const text of ['', '812', 'alr_1', '812-wch_1', '9999999999999999999-alr_1', "1-alr_1'"])
      expect(read(`after=${text}`).ok).toBe(false)
  })
})
