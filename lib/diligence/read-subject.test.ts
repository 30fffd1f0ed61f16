import { expect, test } from 'vitest'
import { readSubject } from './read-subject.ts'

test('an AS number is one only behind AS', () => {
  expect(readSubject('as64500')).toMatchObject({ ok: true, value: { kind: 'asn', asn: 64500, canonical: 'AS64500' } })
  expect(readSubject('64500').ok).toBe(false)
  expect(readSubject('240.0.64.0/18')).toMatchObject({ ok: true, value: { kind: 'block', canonical: '240.0.64.0/18' } })
})

test('what is wrong with either is said in a sentence', () => {
  expect(readSubject('AS1.10')).toMatchObject({ error: { message: expect.stringContaining('asplain') } })
  expect(readSubject('240.0.64.1/18')).toMatchObject({
    error: { suggestions: expect.arrayContaining(['240.0.64.0/18']) },
  })
})
