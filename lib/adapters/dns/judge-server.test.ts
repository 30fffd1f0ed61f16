import { expect, test } from 'vitest'
import { judgeServer } from './judge-server.ts'

const zone = '2.0.192.in-addr.arpa'

test('a server from which no answer came in time is silent, and not lame', () => {
  expect(judgeServer({ state: 'failed', reason: 'timeout' }, zone)).toEqual({
    ...{ state: 'silent', why: 'no answer came in time' },
  })
})

test('a server to which no question went is not asked, and never silent', () => {
  expect(judgeServer({ state: 'failed', reason: 'not-asked' }, zone)).toEqual({
    ...{ state: 'not-asked', why: 'the time for all questions was over' },
  })
})
