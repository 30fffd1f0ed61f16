/** What a registry answers by RDAP, over HTTP into PostgreSQL, and what a verdict makes of it. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askGeofeed } from '#lib/diligence/server/ask-geofeed.ts'
import { askRegistration } from '#lib/diligence/server/ask-outside.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { findLocation } from '#lib/diligence/server/find-location.ts'
import { letGoOfAnswers } from '#lib/diligence/server/let-go-of-answers.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { noteAnswer } from '#lib/diligence/server/outside-answers.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const block = prefix('240.0.64.0/18')
const network = {
  objectClassName: 'ip network',
  startAddress: '240.0.64.0',
  endAddress: '240.0.127.255',
  type: 'SUB-ALLOCATED PA',
  entities: [
    {
      ...{ handle: 'SIM-1', roles: ['registrant'] },
      vcardArray: [
        'vcard',
        [
          ['fn', {}, 'text', 'Example Networks B.V.'],
          ['kind', {}, 'text', 'org'],
          ['email', {}, 'text', 'noc@example.net'],
        ],
      ],
    },
  ],
  links: [{ rel: 'geo', href: 'https://example.net/geofeed.csv', type: 'application/geofeed+csv' }],
}

let house: House
let registry: Server
let status = 200
let questions = 0

beforeAll(async () => {
  registry = createServer((_request, response) => {
    questions++
    response.writeHead(status, { 'content-type': 'application/rdap+json' }).end(JSON.stringify(network))
  }).listen(0, '127.0.0.1')
  await once(registry, 'listening')
  const bound = registry.address()
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DOTQUAD_NETWORK', 'off')
  vi.stubEnv('RDAP_BASE_URL', `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`)
})

afterAll(async () => {
  await house.close()
  registry.close()
})

async function tell() {
  const found = await findDossier(visitor(), { block, asn: null })
  if (!found.ok) throw new Error(found.error.message)
  const { registration, registrationStatus, registrationProblem } = found.value.particulars
  return { registration, registrationStatus, registrationProblem }
}

async function tellRegistrant() {
  const found = await findDossier(visitor(), { block, asn: null })
  if (!found.ok) throw new Error(found.error.message)
  return found.value.particulars.registrant
}

/** As in another process, which has nothing in memory. */
const forget = () => {
  globalThis.dotquadOutsideAnswers = undefined
}

describe('the status of a registration', () => {
  test('is not known before anybody asked, and looking at the page asks nobody', async () => {
    expect(await tell()).toEqual({ registration: null, registrationStatus: null, registrationProblem: null })
    expect(questions).toBe(0)
    expect(mayAskAbout(visitor(), block)).toMatchObject({ services: false, registration: true })
  })

  test('counts once it was asked for, with its time and without a holder or contact', async () => {
    await askRegistration(visitor(), block)
    expect(await tell()).toMatchObject({
      registration: {
        ...{ status: 'SUB-ALLOCATED PA', start: '240.0.64.0', at: expect.stringMatching(/Z$/) },
        geofeed: 'https://example.net/geofeed.csv',
      },
      registrationStatus: 'SUB-ALLOCATED PA',
    })
    const [row] = await house.asOwner('SELECT asked_by, answer FROM outside_answer')
    expect(row?.asked_by).toBe('visitor')
    expect(JSON.stringify(row?.answer)).not.toContain('SIM-1')
    await askRegistration(visitor(), block)
    expect(questions).toBe(1)
  })

  test('comes with the name of an organisation for as long as the answer is in memory, and in no row', async () => {
    expect(await tellRegistrant()).toMatchObject({ name: 'Example Networks B.V.', handle: 'SIM-1' })
    expect(JSON.stringify(await house.asOwner('SELECT answer FROM outside_answer'))).not.toContain('Example Networks')
    const memory = globalThis.dotquadOutsideAnswers
    forget()
    noteAnswer()
    expect(await tellRegistrant()).toBeNull()
    globalThis.dotquadOutsideAnswers = memory
  })

  test('names a geofeed that is not fetched while nobody knows which addresses are public, and it says so', async () => {
    await askGeofeed(visitor(), block)
    const found = await findLocation(visitor(), block)
    expect(found).toMatchObject({
      value: {
        feed: {
          ...{ link: 'https://example.net/geofeed.csv', last: null },
          problem: { isAsked: false, sentence: expect.stringContaining('nobody knows which addresses are public') },
        },
      },
    })
    expect(mayAskAbout(visitor(), block).geofeed).toBe(false)
    expect(questions).toBe(1)
  })

  test('outlives a later failure, which is written down beside it', async () => {
    forget()
    status = 500
    expect(await askRegistration(visitor(), block)).toMatchObject({ state: 'unanswered' })
    expect(await tell()).toMatchObject({
      ...{ registrationStatus: 'SUB-ALLOCATED PA', registrationProblem: { reason: 'unreachable' } },
    })
    const rows = await house.asOwner('SELECT answer IS NULL AS failed FROM outside_answer ORDER BY id')
    expect(rows.map(({ failed }) => failed)).toEqual([false, true])
    const before = questions
    await askRegistration(visitor(), block)
    expect(questions).toBe(before)
    expect(await house.asOwner('SELECT FROM outside_answer')).toHaveLength(2)
  })

  test('is unknown again once the answer is too old, and still told as what it was', async () => {
    await house.advance('8 days')
    expect(await tell()).toMatchObject({ registration: { status: 'SUB-ALLOCATED PA' }, registrationStatus: null })
  })

  test('is changed by nobody', async () => {
    await expect(house.asApp("UPDATE outside_answer SET reason = 'x'")).rejects.toThrow(/permission denied/)
    await expect(house.asApp('DELETE FROM outside_answer')).rejects.toThrow(/permission denied/)
    await expect(house.asOwner('DELETE FROM outside_answer')).rejects.toThrow(/DELETE is refused/)
  })

  test('goes a week after a later one took its place; the last good one and the last failure after it stay', async () => {
    const say = (answer: string | null, reason: string | null) =>
      house.asOwner(
        `INSERT INTO outside_answer (block, service, asked_by, answer, reason)
         VALUES ('240.0.0.0/22', 'registration', 'visitor', $1::jsonb, $2)`,
        [answer, reason],
      )
    const left = async () => {
      const rows = await house.asOwner("SELECT reason FROM outside_answer WHERE block = '240.0.0.0/22' ORDER BY id")
      return rows.map(({ reason }) => reason)
    }
    await say('{"of": "once"}', null)
    await say(null, 'first')
    await say('{"of": "now"}', null)
    await say(null, 'second')
    await say(null, 'third')
    await letGoOfAnswers(systemActor('let-go-of-answers'))
    expect(await left()).toHaveLength(5)
    await house.advance('8 days')
    expect(await letGoOfAnswers(systemActor('let-go-of-answers'))).toEqual({ deleted: 3 })
    expect(await left()).toEqual([null, 'third'])
  })
})
