import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dossierOf, everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { stateDossier } from './state-dossier.ts'
import type { Statement, Topic } from './statement.ts'

const sections = {
  registrations: { kind: 'registrations', topics: ['holder', 'sale', 'lease'] },
  routing: { kind: 'announcements', topics: ['routing', 'more-specifics'] },
  rpki: { kind: 'vrps', topics: ['rpki', 'your-asn'] },
  blocklists: { kind: 'blocklist', topics: ['blocklists'] },
  routeObjects: { kind: 'route-objects', topics: ['route-objects'] },
  transfers: { kind: 'transfers', topics: ['holder-changes'] },
} as const
type Section = keyof typeof sections
const sectionNames = Object.keys(sections).filter((name): name is Section => name in sections)

/** The dossier as if no source of these sections had ever been imported. */
function without(dossier: Dossier, missing: readonly Section[]): Dossier {
  const kinds: SnapshotKind[] = missing.map((section) => sections[section].kind)
  return {
    ...dossier,
    ...Object.fromEntries(missing.map((section) => [section, null])),
    sources: dossier.sources.map((source) =>
      kinds.includes(source.kind) ? { ...source, status: 'not-configured', asOf: null } : source,
    ),
  }
}

const state = (dossier: Dossier, earlier: readonly Dossier[] = []) => stateDossier(dossier, earlier)
function statementOn(topic: Topic, dossier: Dossier): Statement {
  const statement = state(dossier).statements.find((one) => one.topic === topic)
  if (!statement) throw new Error(`no statement on ${topic}`)
  return statement
}

describe('not knowing is never good news', () => {
  test('a missing section is not checked, whatever else is missing', () => {
    fc.assert(
      fc.property(
        fc.subarray(sectionNames),
        fc.constantFrom('ripencc', 'arin', 'apnic', 'lacnic', 'afrinic'),
        (missing, rir) => {
          const { statements } = state(without(soundDossier('240.0.64.0/18', rir), missing))
          const topics: Topic[] = missing.flatMap((section) => sections[section].topics)
          for (const { topic, severity, answers } of statements.filter((one) => topics.includes(one.topic))) {
            expect(severity, topic).not.toBe('good')
            expect(
              answers.map(({ answer }) => answer),
              topic,
            ).not.toContain('nothing-found')
            expect(
              answers.map(({ answer }) => answer),
              topic,
            ).toContain('not-checked')
          }
        },
      ),
    )
  })

  test('with nothing imported no statement is good and the verdict says that nothing was checked', () => {
    const { statements, verdict } = state(dossierOf('196.251.64.0/18'))
    expect(statements.filter(({ severity }) => severity !== 'notice')).toEqual([])
    expect(verdict).toBe('Nothing about this block was checked: no source that could answer has been imported.')
  })

  test('a stale source takes the green away and says its age', () => {
    const sound = soundDossier()
    const sources = sound.sources.map((source) =>
      source.source === 'spamhaus-drop' ? observed('spamhaus-drop', 'stale', '2026-11-11') : source,
    )
    const statement = statementOn('blocklists', { ...sound, sources })
    expect(statement.severity).toBe('notice')
    expect(statement.text).toContain('Spamhaus DROP (12 days old)')
  })

  test('a required registry that was not imported takes the green from the holder', () => {
    const sources = everySource.map((source) =>
      source.source === 'delegated-arin' ? { ...source, status: 'not-configured' as const, asOf: null } : source,
    )
    expect(statementOn('holder', { ...soundDossier(), sources }).severity).toBe('notice')
    expect(statementOn('holder', soundDossier()).severity).toBe('good')
  })

  test('a source that could not be read is failed, not unasked', () => {
    const dossier = dossierOf('240.0.64.0/18', { sources: [observed('rpki-vrps', 'failed')] })
    expect(statementOn('rpki', dossier).answers).toEqual([{ answer: 'failed', count: 1 }])
  })
})

describe('what is good names what was asked', () => {
  test('every good statement counts its question', () => {
    for (const statement of state(soundDossier()).statements.filter(({ severity }) => severity === 'good')) {
      expect(statement.asked, statement.topic).toMatch(/\d/)
    }
  })

  test('no sentence calls a block clean and none calls Invalid a hijack', () => {
    const invalid = { origin: 64509, state: 'invalid', reason: 'origin' } as const
    const sound = soundDossier()
    const bad: Dossier = {
      ...sound,
      routing: {
        status: 'exact',
        exact: [invalid],
        moreSpecifics: [{ prefix: '240.0.112.0/22', ...invalid }],
        covering: [],
      },
    }
    const said = [state(sound), state(bad)].flatMap(({ verdict, statements }) => [
      verdict,
      ...statements.map(({ text }) => text),
    ])
    expect(said.join(' ')).not.toMatch(/\bclean\b|hijack/i)
  })
})

describe('the verdict', () => {
  test('is made of the severest statements', () => {
    const entries = [{ prefix: '240.0.64.0/20', relation: 'inside', reference: 'SIM1' }] as const
    const { verdict } = state({
      ...soundDossier('240.0.64.0/18', 'ripencc'),
      blocklists: [{ list: 'spamhaus-drop', asOf: '2026-11-22', listedAddresses: 4096, entries: [...entries] }],
      transfers: [received('2025-05-20')],
    })
    expect(verdict).toBe(
      'It cannot be transferred at the RIPE NCC before 2027-05-20, and 25.0 % of it is on Spamhaus DROP.',
    )
  })

  test('without a complaint it counts what is not known instead of praising', () => {
    expect(state(soundDossier()).verdict).toMatch(
      /^No blocker but 1 warning in the \d+ questions that could be answered\. \d+ things are not known\.$/,
    )
  })
})

const received = (date: string, recipientRir = 'RIPE NCC') => ({
  date,
  type: 'RESOURCE_TRANSFER',
  sourceRir: recipientRir,
  recipientRir,
  source: 'Paper Lighthouse Telecom',
  recipient: 'Nonesuch Cartographers',
  start: '240.0.64.0',
  end: '240.0.127.255',
})

describe('RPKI and blocklists', () => {
  test('a ROA for an AS that does not announce the block is a warning', () => {
    const sound = soundDossier()
    const vrp = { prefix: '240.0.64.0/18', asn: 64501, maxLength: 18, ta: 'apnic' }
    const rpki = sound.rpki && { ...sound.rpki, coveringVrps: [...sound.rpki.coveringVrps, vrp] }
    const statement = statementOn('rpki', { ...sound, rpki })
    expect(statement.severity).toBe('warning')
    expect(statement.text).toContain('AS64501 may announce it and does not')
  })

  test('an AS that a foreign trust anchor names is told', () => {
    const sound = soundDossier('240.0.64.0/18', 'arin')
    const rpki = sound.rpki && {
      ...sound.rpki,
      coveringVrps: sound.rpki.coveringVrps.map((vrp) => ({ ...vrp, ta: 'ripe' })),
    }
    expect(statementOn('rpki', { ...sound, rpki }).text).toContain('Signed under ripe')
  })

  test('nested entries of two lists are a union of addresses', () => {
    const list = (name: string, prefix: string) => ({
      list: name,
      asOf: null,
      listedAddresses: 256,
      entries: [{ prefix, relation: 'inside' as const, reference: null }],
    })
    const blocklists = [list('spamhaus-drop', '240.0.64.0/24'), list('dshield', '240.0.64.0/24')]
    expect(statementOn('blocklists', { ...soundDossier(), blocklists }).text).toContain('256 of 16,384 addresses')
  })

  test('a policy list is a notice, never dirt', () => {
    const blocklists = [
      {
        list: 'fullbogons',
        asOf: null,
        listedAddresses: 16_384,
        entries: [{ prefix: '240.0.64.0/18', relation: 'exact' as const, reference: null }],
      },
    ]
    expect(statementOn('blocklists', { ...soundDossier(), blocklists }).severity).toBe('notice')
  })

  test('the reader’s ASN is told what the holder must add', () => {
    const statement = statementOn('your-asn', {
      ...soundDossier(),
      whatIf: { origin: 64511, state: 'invalid', reason: 'origin' },
    })
    expect(statement.text).toContain('The holder must add a ROA for 240.0.64.0/18, maxLength 18, AS64511.')
  })

  test('an object in RADB says that only its maintainer can delete it', () => {
    const routeObjects = [
      {
        prefix: '240.0.64.0/18',
        origin: 64498,
        source: 'RADB',
        relation: 'exact',
        inBgp: false,
        state: 'invalid',
        reason: 'origin',
      },
    ] as const
    const statement = statementOn('route-objects', { ...soundDossier(), routeObjects: [...routeObjects] })
    expect(statement.severity).toBe('warning')
    expect(statement.text).toContain('only by its maintainer')
  })
})
