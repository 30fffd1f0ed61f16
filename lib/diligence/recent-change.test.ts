import { expect, test } from 'vitest'
import { askAboutChange } from './recent-change.ts'

const asked = '2026-11-30T12:00:00Z'

test('a change within 90 days is a question to the holder', () => {
  expect(askAboutChange('2026-11-18T09:00:00Z', asked)).toMatch(/^12 days before it was asked\..*ask the holder why/)
  expect(askAboutChange('2026-11-30', asked)).toMatch(/^On the day/)
})

test('an older change, none told, or one that is yet to come says nothing', () => {
  for (const changed of ['2026-08-01', null, '2026-12-03', 'soon']) expect(askAboutChange(changed, asked)).toBeNull()
})
