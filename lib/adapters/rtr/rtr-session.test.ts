import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { readRtrRecording } from '#tests/support/rtr-recording.ts'
import { encodePdu, type Intervals, type Pdu, type PduBody, type RtrVersion } from './pdu.ts'
import { PduReader } from './pdu-reader.ts'
import { RtrSession, type RtrState, type Step } from './rtr-session.ts'

const sessionId = 7
const usual: Intervals = { refresh: 3600, retry: 600, expire: 7200 }
const response = { type: 'cache-response', sessionId } as const
const notify = (serial: number) => ({ type: 'serial-notify', sessionId, serial }) as const
const end = (serial: number, intervals: Intervals = usual) =>
  ({ type: 'end-of-data', sessionId, serial, intervals }) as const

/** A /24 of 198.51.0.0/16, told or taken back. */
const prefix = (third: number, announce = true): PduBody => ({
  type: 'ipv4-prefix',
  announce,
  address: (0xc6330000 | (third << 8)) >>> 0,
  length: 24,
  maxLength: 24,
  asn: 64500,
})

/** What the session does at each of these PDUs of version 1. */
const tell = (session: RtrSession, ...bodies: PduBody[]): Step[] =>
  bodies.map((body) => session.receive({ version: 1, ...body }))

function opened(state: RtrState | null = null, version: RtrVersion = 1): RtrSession {
  const session = new RtrSession(version, state)
  session.ask()
  return session
}

/** A session that has a set of two at serial 10. */
function synced(): RtrSession {
  const session = opened()
  tell(session, response, prefix(1), prefix(2), end(10))
  return session
}

const setOf = (session: RtrSession): string[] =>
  [...(session.state?.set ?? [])].map(({ address, length }) => formatPrefix(prefixAt(address, length)))

const two = ['198.51.1.0/24', '198.51.2.0/24']

describe('a session', () => {
  test('replays what a real cache sent, and asks as the recording says', () => {
    for (const name of ['stayrtr-version-1.txt', 'stayrtr-version-0.txt']) {
      const session = new RtrSession(1, null)
      let asked: Pdu | null = session.ask()
      for (const { from, bytes } of readRtrRecording(name)) {
        if (from === 'router') {
          expect(asked && Buffer.from(encodePdu(asked)).toString('hex')).toBe(Buffer.from(bytes).toString('hex'))
          asked = null
          continue
        }
        const [pdu] = new PduReader().read(bytes)
        if (!pdu?.ok) throw new Error('the recording is whole')
        const step = session.receive(pdu.value)
        expect(step.do).not.toBe('close')
        if (step.do === 'send') asked = step.pdu
      }
    }
  })

  test('has the VRPs of a real cache after its change, in order', () => {
    const session = new RtrSession(1, null)
    session.ask()
    for (const { from, bytes } of readRtrRecording('stayrtr-version-1.txt')) {
      const [pdu] = new PduReader().read(bytes)
      if (from === 'cache' && pdu?.ok) session.receive(pdu.value)
    }
    expect(session.state).toMatchObject({ version: 1, sessionId: 0x2a08, serial: 1 })
    expect([...(session.state?.set ?? [])]).toEqual([
      { address: 0xc0000200, length: 24, maxLength: 24, asn: 64496 },
      { address: 0xc6336400, length: 24, maxLength: 24, asn: 64498 },
      { address: 0xcb007100, length: 24, maxLength: 32, asn: 0 },
    ])
  })

  test('uses a set only when it is complete', () => {
    const session = opened()
    expect(tell(session, response, prefix(1)).map((step) => step.do)).toEqual(['wait', 'wait'])
    expect(session.state).toBeNull()
    expect(tell(session, end(10))[0]).toMatchObject({
      do: 'update',
      state: { serial: 10 },
      intervals: usual,
      next: null,
    })
    expect(setOf(session)).toEqual(['198.51.1.0/24'])
  })

  test('asks for what changed, and has the old set until the change is complete', () => {
    const session = synced()
    expect(tell(session, notify(11))).toEqual([
      { do: 'send', pdu: { version: 1, type: 'serial-query', sessionId, serial: 10 } },
    ])
    tell(session, response, prefix(1, false), prefix(3))
    expect(setOf(session)).toEqual(two)
    tell(session, end(11))
    expect(setOf(session)).toEqual(['198.51.2.0/24', '198.51.3.0/24'])
  })

  test('an empty change is an update too: the cache says that its set still stands', () => {
    const session = synced()
    session.ask()
    expect(tell(session, response, end(10))[1]).toMatchObject({ do: 'update' })
    expect(setOf(session)).toEqual(two)
  })

  test('a prefix may go and come back within one change', () => {
    const session = synced()
    session.ask()
    tell(session, response, prefix(1, false), prefix(1), prefix(2, false), end(11))
    expect(setOf(session)).toEqual(['198.51.1.0/24'])
  })

  test('a notice of the serial it has is nothing new; one that comes during an answer is followed after it', () => {
    const session = synced()
    expect(tell(session, notify(10))).toEqual([{ do: 'wait' }])
    session.ask()
    const steps = tell(session, response, notify(12), end(11))
    expect(steps[1]).toEqual({ do: 'wait' })
    expect(steps[2]).toMatchObject({ do: 'update', next: { type: 'serial-query', serial: 11 } })
  })

  test('serials wrap around: 0 comes after 4294967295', () => {
    const session = opened()
    tell(session, response, notify(0))
    expect(tell(session, end(0xffffffff))[0]).toMatchObject({ next: { type: 'serial-query', serial: 0xffffffff } })
  })

  test('Cache Reset makes it ask for the whole set, which may then repeat what it had', () => {
    const session = synced()
    session.ask()
    const resetCache: PduBody = { type: 'cache-reset' }
    expect(tell(session, resetCache)).toEqual([{ do: 'send', pdu: { version: 1, type: 'reset-query' } }])
    tell(session, response, prefix(1), end(50))
    expect(setOf(session)).toEqual(['198.51.1.0/24'])
  })

  test('IPv6 prefixes and router keys are read and skipped', () => {
    const session = opened()
    const six: PduBody = {
      type: 'ipv6-prefix',
      announce: true,
      address: new Uint8Array(16),
      length: 32,
      maxLength: 48,
      asn: 1,
    }
    const key: PduBody = {
      type: 'router-key',
      announce: true,
      ski: new Uint8Array(20),
      asn: 1,
      publicKey: new Uint8Array(3),
    }
    expect(tell(session, response, six, six, key, prefix(1), end(1)).map((step) => step.do)).toEqual([
      ...Array.from({ length: 5 }, () => 'wait'),
      'update',
    ])
    expect(setOf(session)).toEqual(['198.51.1.0/24'])
  })

  test('a later connection goes on from its state, unless the version differs', () => {
    const { state } = synced()
    expect(new RtrSession(1, state).ask()).toMatchObject({ type: 'serial-query', serial: 10 })
    expect(new RtrSession(0, state).ask()).toEqual({ version: 0, type: 'reset-query' })
  })

  test('intervals outside the limits of the RFC are brought inside, and expire is the longest', () => {
    const session = opened()
    expect(tell(session, response, end(1, { refresh: 0, retry: 99_999, expire: 1 }))[1]).toMatchObject({
      intervals: { refresh: 1, retry: 7200, expire: 7200 },
    })
  })
})

describe('versions', () => {
  test('a cache that answers in version 0 is followed in version 0, with the intervals of the RFC', () => {
    const session = opened()
    session.receive({ version: 0, ...response })
    const step = session.receive({ version: 0, type: 'end-of-data', sessionId, serial: 1, intervals: null })
    expect(step).toMatchObject({ do: 'update', state: { version: 0 }, intervals: usual })
    expect(session.ask()).toMatchObject({ version: 0, type: 'serial-query' })
  })

  test.each([
    ['that it does not know version 1', 4],
    ['anything, in version 0', 1],
  ])('a cache that reports %s is asked again in version 0', (_what, code) => {
    const step = opened().receive({ version: 0, type: 'error-report', code, erroneous: new Uint8Array(), text: '' })
    expect(step).toMatchObject({ do: 'close', report: null, speak: 0 })
  })

  test('a notice before the version is settled is ignored, whatever its version', () => {
    const session = opened()
    expect(session.receive({ version: 0, ...notify(3) })).toEqual({ do: 'wait' })
    expect(tell(session, response, end(1))[1]).toMatchObject({ do: 'update', state: { version: 1 }, next: null })
  })

  test('another version in a settled session ends it with error 8', () => {
    expect(synced().receive({ version: 0, ...notify(11) })).toMatchObject({ do: 'close', report: { code: 8 } })
  })

  test('an unknown version is error 4 at first and error 8 later, and an Error Report is never answered', () => {
    const fault = { code: 4, reason: 'Version 2.', bytes: Uint8Array.from([2, 3, 0, 0, 0, 0, 0, 8]) } as const
    expect(opened().fault(fault)).toMatchObject({ do: 'close', report: { code: 4, erroneous: fault.bytes } })
    expect(synced().fault(fault)).toMatchObject({ report: { code: 8 } })
    const report = { ...fault, bytes: Uint8Array.from([2, 10, 0, 0, 0, 0, 0, 16]) }
    expect(opened().fault(report)).toMatchObject({ do: 'close', report: null })
  })
})

describe('what ends a session', () => {
  const faults: [claim: string, code: number, run: () => Step | undefined][] = [
    ['announcing what is announced', 7, () => tell(opened(), response, prefix(1), prefix(1))[2]],
    ['announcing in a change what the set has', 7, () => tell(asking(synced()), response, prefix(2))[1]],
    ['withdrawing what is not there', 6, () => tell(asking(synced()), response, prefix(9, false))[1]],
    ['withdrawing it twice', 6, () => tell(asking(synced()), response, prefix(1, false), prefix(1, false))[2]],
    ['withdrawing in a whole set', 6, () => tell(opened(), response, prefix(1, false))[1]],
    ['another session at the end of data', 0, () => tell(opened(), response, { ...end(1), sessionId: 8 })[1]],
    ['another session in a notice', 0, () => tell(synced(), { ...notify(11), sessionId: 8 })[0]],
    ['another session in the answer', 0, () => tell(asking(synced()), { ...response, sessionId: 8 })[0]],
    ['a prefix before any answer', 3, () => tell(opened(), prefix(1))[0]],
    ['a prefix between answers', 3, () => tell(synced(), prefix(3))[0]],
    ['an answer within an answer', 0, () => tell(opened(), response, response)[1]],
    ['the end of data of no answer', 3, () => tell(synced(), end(11))[0]],
    ['Cache Reset as answer to a Reset Query', 3, () => tell(opened(), { type: 'cache-reset' })[0]],
    ['a question from the cache', 3, () => tell(synced(), { type: 'reset-query' })[0]],
  ]
  for (const [claim, code, run] of faults) {
    test(`${claim}: error ${code}`, () => {
      expect(run()).toMatchObject({ do: 'close', report: { type: 'error-report', version: 1, code } })
    })
  }

  function asking(session: RtrSession): RtrSession {
    session.ask()
    return session
  }

  test('the report carries the PDU that it is about, and the next connection begins anew', () => {
    const session = asking(synced())
    const bad: Pdu = { version: 1, ...prefix(9, false) }
    expect(tell(session, response, prefix(9, false))[1]).toMatchObject({ report: { erroneous: encodePdu(bad) } })
    expect(session.state).toBeNull()
  })

  test('an error of the cache ends it without an answer, with what the cache said', () => {
    const [recorded] = readRtrRecording('stayrtr-errors.txt').slice(1)
    const [pdu] = new PduReader().read(recorded?.bytes ?? new Uint8Array())
    if (!pdu?.ok) throw new Error('the recording is whole')
    const step = opened(synced().state).receive(pdu.value)
    expect(step).toMatchObject({ do: 'close', report: null, speak: 1 })
    expect(step.do === 'close' && step.reason).toContain('error 0: "Session ID mismatch')
  })

  test('No Data Available does not: the cache is asked again later, for everything', () => {
    const session = asking(synced())
    const none: PduBody = { type: 'error-report', code: 2, erroneous: new Uint8Array(), text: '' }
    expect(tell(session, none)).toEqual([{ do: 'ask-later' }])
    expect(session.ask()).toEqual({ version: 1, type: 'reset-query' })
  })
})
