import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { dossierOf, everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import { prefix } from '#tests/support/evidence.ts'
import type { Dossier, RegistrationFinding, TransferFinding } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import { stateHolder } from './holder.ts'
import { stateLease } from './lease.ts'
import { stateSale } from './sale.ts'
import { subjectOf } from './subject.ts'

const block = '240.0.64.0/18'

const received = (date: string, changes: Partial<TransferFinding> = {}): TransferFinding => ({
  date,
  type: 'RESOURCE_TRANSFER',
  sourceRir: 'RIPE NCC',
  recipientRir: 'RIPE NCC',
  source: 'Paper Lighthouse Telecom',
  recipient: 'Nonesuch Cartographers',
  start: '240.0.64.0',
  end: '240.0.127.255',
  ...changes,
})

/** The sound block under a registry, its one registration changed. */
function under(registry: string, row: Partial<RegistrationFinding> = {}, changes: Partial<Dossier> = {}) {
  const sound = soundDossier(block, registry)
  const registrations = (sound.registrations ?? []).map((one) => ({ ...one, ...row }))
  return subjectOf({ ...sound, registrations, ...changes })
}

const halves = (registry: string): RegistrationFinding[] =>
  ['240.0.64.0', '240.0.96.0'].map((start, index) => ({
    registry,
    country: 'SG',
    start,
    count: 8192,
    date: '2011-03-08',
    status: 'allocated',
    holderId: `SIM-${index}`,
  }))

describe('a running hold', () => {
  test('is told at the registry that judges it, with what it does not bind', () => {
    const { severity, text, headline } = stateSale(under('ripencc', {}, { transfers: [received('2025-05-20')] }))
    expect(severity).toBe('blocker')
    expect(text).toContain('Cannot be transferred at the RIPE NCC before 2027-05-20: received 2025-05-20 by transfer')
    expect(text).toContain('judges that when it approves')
    expect(text).toContain('A merger may still move it.')
    expect(headline).toBe('it cannot be transferred at the RIPE NCC before 2027-05-20')
  })

  test('names the exemption of legacy space where the date allows for it, and not on space of 2015', () => {
    const saleOf = (date: string | null) =>
      stateSale(under('ripencc', { date }, { transfers: [received('2025-05-20')] })).text
    expect(saleOf('2015-03-02')).not.toContain('LEGACY')
    for (const date of ['1991-05-01', '2025-05-20', null]) expect(saleOf(date)).toContain('LEGACY')
  })

  test('under a policy that was replaced warns and does not decide', () => {
    const afrinic = { sourceRir: 'AFRINIC', recipientRir: 'AFRINIC' }
    const { severity, text, headline } = stateSale(
      under('afrinic', { date: '2001-10-27' }, { transfers: [received('2026-05-20', afrinic)] }),
    )
    expect(severity).toBe('warning')
    expect(text).toContain('Perhaps it cannot be transferred at AFRINIC before 2027-05-20')
    expect(text).toContain('the old CPM 5.7; unconfirmed; whether the policy of February 2026, which replaces it, does')
    expect(headline).toBe('a sale may have to wait until 2027-05-20')
    expect(stateSale(under('afrinic')).text).toContain('AFRINIC held space for 12 months after receipt')
  })

  test('of issued space leads the verdict too', () => {
    const { severity, text, headline } = stateSale(under('lacnic', { date: '2025-07-11' }))
    expect(severity).toBe('blocker')
    expect(text).toContain(
      'before 2028-07-11: registered 2025-07-11, which without a receipt in the log counts as its issue, held for 36 months',
    )
    expect(headline).toBe('it cannot be transferred at LACNIC before 2028-07-11')
  })

  test('is only possible where a young registration stands without a receipt', () => {
    const { severity, text } = stateSale(under('ripencc', { date: '2026-03-01' }))
    expect(severity).toBe('warning')
    expect(text).toContain('it may be locked until 2028-03-01')
  })

  test('is possible, and no more, where the log was not imported', () => {
    const sources = everySource.map((source) =>
      source.source === 'transfers-lacnic' ? { ...source, status: 'not-configured' as const, asOf: null } : source,
    )
    const { severity, text } = stateSale(under('lacnic', { date: '2025-07-11' }, { sources }))
    expect(severity).toBe('warning')
    expect(text).toContain('the hold could last until 2028-07-11')
  })
})

describe('what only the page is told beside the dossier', () => {
  const at = (registry: string, particulars: Partial<Particulars>) =>
    subjectOf(soundDossier(block, registry), { ...noParticulars, ...particulars })
  const range = rangeOf(prefix(block))

  test('a voluntary lock blocks, with its end and clause', () => {
    const { severity, answers, text, headline } = stateSale(
      at('ripencc', { locks: [{ ...range, until: '2027-01-05' }] }),
    )
    expect(severity).toBe('blocker')
    // That the log has no receipt of it is a milder part of the same answer.
    expect(text).toContain('No receipt')
    expect(answers).toEqual([{ answer: 'found', count: null }])
    expect(text).toContain('until 2027-01-05, which nobody can revoke (ripe-806, voluntary transfer lock)')
    expect(headline).toBe('its holder locked it against transfer until 2027-01-05')
  })

  test('a list without it is told, and no longer as not checked', () => {
    const { text } = stateSale(at('ripencc', { locks: [] }))
    expect(text).toContain('No voluntary lock on it is in the list of the RIPE NCC.')
    expect(text).not.toContain('Not checked')
  })

  test('a conflict between registries warns and names them', () => {
    const conflicts = [{ ...range, registries: ['ripencc', 'arin'] }]
    expect(stateSale(at('ripencc', { conflicts }))).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('claimed by the RIPE NCC and ARIN at once'),
    })
  })

  test('the status decides on sale and lease, not the registry alone', () => {
    const used = at('ripencc', { registrationStatus: 'ASSIGNED PA' })
    expect(stateSale(used)).toMatchObject({
      severity: 'blocker',
      headline: 'its status is ASSIGNED PA, which its user may not sell',
    })
    expect(stateSale(used).text).not.toMatch(/may move to|Whoever buys it/)
    expect(stateLease(used)).toMatchObject({
      severity: 'warning',
      headline: 'a lease of ASSIGNED PA space needs its holder’s consent',
    })
    const held = at('ripencc', { registrationStatus: 'allocated pa' })
    expect(stateSale(held).severity).toBe('notice')
    expect(stateLease(held).severity).toBe('notice')
    const strange = at('ripencc', { registrationStatus: 'NEW PA' })
    expect(stateSale(strange).text).toContain('a person has to ask whether its registrant may sell it')
    expect(stateLease(strange).text).toContain('No rule is known for its status, NEW PA')
  })

  test('what its holder received elsewhere bars it at ARIN, with the day and the clause', () => {
    const other = { ...rangeOf(prefix('243.9.0.0/20')), date: '2006-03-01' }
    const barred = at('arin', { others: [{ ...other, receipts: [{ date: '2026-05-20', by: 'transfer' }] }] })
    expect(stateSale(barred)).toMatchObject({
      severity: 'blocker',
      headline: 'its holder cannot sell at ARIN before 2027-05-20',
      text: expect.stringContaining(
        'Its holder received 243.9.0.0/20 on 2026-05-20 by transfer. ARIN bars an organisation, not a block, for 12 months, so it cannot sell before 2027-05-20 (NRPM 8.3',
      ),
    })
    expect(stateSale(barred).text).not.toMatch(/other receipts|no longer holds/)
    const unread = at('arin', { others: [{ ...other, date: '2026-03-01', receipts: null }] })
    expect(stateSale(unread)).toMatchObject({
      severity: 'warning',
      headline: 'a sale may have to wait until 2027-03-01',
    })
  })

  test('a transfer that is under way warns, with its state and day', () => {
    const pending = {
      ...range,
      status: 'sourceInitialized',
      since: '2026-11-09',
      sourceRir: 'ARIN',
      recipientRir: 'APNIC',
    }
    expect(stateSale(at('arin', { underWay: [pending] }))).toMatchObject({
      severity: 'warning',
      headline: 'a transfer of it is under way already',
      text: expect.stringContaining('from ARIN to APNIC is under way (sourceInitialized since 2026-11-09)'),
    })
    expect(stateSale(at('arin', { underWay: [] })).text).not.toContain('under way')
  })

  test('that nothing else of its holder bars it is told as what was seen, and the question stays', () => {
    const own = { ...rangeOf(prefix(block)), date: null, receipts: [] }
    const others = [own, { ...rangeOf(prefix('243.9.0.0/20')), date: '2006-03-01', receipts: [] }]
    const { severity, text } = stateSale(at('arin', { others }))
    expect(severity).toBe('notice')
    expect(text).toContain('Neither the log nor a date of the 2 registrations under its holder’s id bars')
    expect(text).toMatch(
      /Not checked: .*what its holder received and no longer holds and the standing of its holder with the registry/,
    )
    expect(text).not.toContain('other receipts')
    for (const unknown of [null, [own]])
      expect(stateSale(at('arin', { others: unknown })).text).not.toContain('Neither')
  })

  test('a buyer that was a seller itself is told to ask where the registry bars it', () => {
    const rows = stateSale(at('lacnic', {})).facts?.rows.map(([rule]) => String(rule)) ?? []
    const to = (registry: string) => rows.find((row) => row.startsWith(`To ${registry}:`))
    expect(to('LACNIC')).toContain('A buyer that was itself the source of a transfer there in the last 12 months')
    for (const registry of ['ARIN', 'APNIC', 'the RIPE NCC']) expect(to(registry)).not.toContain('A buyer that was')
  })

  test('what selling costs the seller at its registry stands among the rules, with clause and confidence', () => {
    const rowOf = (rir: string) =>
      stateSale(at(rir, {})).facts?.rows.find(([rule]) => /source of a transfer (may|is|meets|from)/.test(String(rule)))
    expect(rowOf('arin')).toEqual(expect.arrayContaining(['NRPM 4.1.8, on the waiting list']))
    expect(rowOf('lacnic')).toEqual(expect.arrayContaining(['LACNIC Policy Manual 2.3.2.18.5']))
    expect(rowOf('afrinic')?.at(-1)).toContain('unconfirmed')
    expect(rowOf('ripencc')).toBeUndefined()
  })

  test('where it may move is told with need, fees and days of each pair', () => {
    const { text, facts } = stateSale(at('arin', {}))
    expect(text).toContain('By the rules between registries it may move to APNIC, LACNIC and the RIPE NCC.')
    expect(text).toContain('Whether AFRINIC would take it, a person has to ask.')
    const row = facts?.rows.find(([rule]) => String(rule).startsWith('To the RIPE NCC'))
    expect(row?.[0]).toBe(
      'To the RIPE NCC: yes. Space from a region with a need test: a plan to use half of it within five years. The source owes a registry a fee. Usually 28 to 42 days. Whoever buys it at the RIPE NCC may not transfer it on for 24 months.',
    )
  })

  test('the hold that awaits its buyer is told, and none of space that no hold binds', () => {
    expect(stateSale(at('ripencc', {})).text).toContain(
      'Whoever buys it at the RIPE NCC may not transfer it on for 24 months (ripe-807, 24 months',
    )
    expect(stateSale(at('arin', {})).text).toContain(
      'Whoever buys it at ARIN may transfer no space there for 12 months',
    )
    expect(stateSale(at('apnic', {})).text).not.toContain('Whoever buys it')
    expect(stateSale(at('ripencc', { registrationStatus: 'LEGACY' })).text).not.toContain('Whoever buys it')
  })

  test.each(['ripencc', 'arin', 'apnic', 'lacnic'] as const)('of %s it is told what its buyer needs to be', (rir) => {
    const rules = stateSale(at(rir, {})).facts?.rows.map(([rule]) => String(rule)) ?? []
    expect(rules.filter((rule) => /^The recipient (of PA|needs an|must be)/.test(rule))).toHaveLength(1)
  })
})

describe('without a running hold', () => {
  test('the day it ended is told, and what could still lock the block', () => {
    const { severity, text } = stateSale(under('ripencc', {}, { transfers: [received('2020-01-31')] }))
    expect(severity).toBe('notice')
    expect(text).toContain('ended 2022-01-31')
    expect(text).toContain('Not checked: a voluntary lock')
  })

  test('a merger at ARIN is told as a receipt that its rule exempts, and that the holder’s others were not checked', () => {
    const merger = { type: 'MERGER_ACQUISITION', sourceRir: 'ARIN', recipientRir: 'ARIN' }
    const { severity, text, headline } = stateSale(
      under('arin', { date: '2025-12-28' }, { transfers: [received('2025-12-28', merger)] }),
    )
    expect(severity).toBe('notice')
    expect(text).toContain(
      'received it on 2025-12-28 by merger, which starts no hold at ARIN: the rule exempts mergers.',
    )
    expect(text).toContain('an organisation, not a block')
    expect(text).toMatch(/Not checked: .*other receipts of its holder/)
    expect(headline).toBeNull()
  })

  test('APNIC’s rule is cited with how well it was read, and is not green', () => {
    const { severity, text } = stateSale(under('apnic'))
    expect(severity).toBe('notice')
    expect(text).toContain('APNIC-127')
    expect(text).toContain('current wording not read')
  })

  test('LACNIC’s ended hold is not green either', () => {
    const transfers = [received('2025-03-14', { sourceRir: 'LACNIC', recipientRir: 'LACNIC' })]
    const { severity, text } = stateSale(under('lacnic', { date: '2013-08-15' }, { transfers }))
    expect(severity).toBe('notice')
    expect(text).toContain('read in version 2.15, 2022-05-19; current wording not read')
  })

  test('legacy space is told what a transfer makes of it', () => {
    expect(stateSale(under('arin', { date: '1989-06-12' })).text).toContain('loses that status')
    expect(stateHolder(under('arin', { date: '1989-06-12' })).text).toContain('legacy space')
    expect(stateHolder(under('arin', { date: '2005-07-07' })).text).not.toContain('legacy')
  })
})

describe('who sells', () => {
  test('a block of two holders is sold whole by nobody, and leased by each in part', () => {
    const subject = subjectOf({ ...soundDossier(), registrations: halves('apnic') })
    expect(stateSale(subject)).toMatchObject({ severity: 'warning', text: expect.stringContaining('2 holders') })
    expect(stateHolder(subject).headline).toBe('nobody can sell it whole, since it belongs to 2 holders')
    expect(stateLease(subject).text).toContain('Each of its 2 holders')
  })

  test('a block half registered is sold in half', () => {
    const registrations = halves('apnic').slice(0, 1)
    const { severity, text } = stateSale(subjectOf({ ...soundDossier(), registrations }))
    expect(severity).toBe('warning')
    expect(text).toContain('Only 8,192 of 16,384 addresses (50.0 %) can be sold')
  })

  test('available space has nobody to sell or lease it', () => {
    const subject = under('lacnic', { status: 'available', holderId: null, date: null })
    expect(stateSale(subject).text).toContain('LACNIC lists it as available, so there is nobody who could sell it.')
    expect(stateLease(subject).text).toContain('nobody who could lease it out')
  })

  test('two registries that list the same addresses do not each list a part', () => {
    const sound = soundDossier()
    const rows = (sound.registrations ?? []).flatMap((row) => [row, { ...row, registry: 'arin' }])
    const subject = subjectOf({ ...sound, registrations: rows })
    expect(stateSale(subject).text).toContain('APNIC and ARIN each list all 16,384 addresses')
    expect(stateHolder(subject).severity).toBe('blocker')
    expect(stateLease(subject).text).toContain('APNIC and ARIN each list a holder of it')
  })

  test('of three registries only the two that list the same addresses are said to claim them', () => {
    const [row] = halves('ripencc')
    if (!row) throw new Error('halves are two')
    const rows = [
      { ...row, count: 256 },
      { ...row, registry: 'arin', count: 256 },
      { ...row, registry: 'apnic', start: '240.0.96.0' },
    ]
    const subject = subjectOf({ ...soundDossier(), registrations: rows })
    expect(stateHolder(subject)).toMatchObject({
      severity: 'blocker',
      headline: 'RIPE NCC and ARIN claim the same addresses',
    })
    expect(stateSale(subject).text).toContain('RIPE NCC and ARIN each list 256 of 16,384 addresses')
  })

  test('a recipient that only the log names is told, with the hold that may run', () => {
    const arin = { sourceRir: 'ARIN', recipientRir: 'ARIN' }
    const sources = everySource.map((source) =>
      source.source === 'delegated-arin' ? observed(source.source, 'stale', '2026-01-02') : source,
    )
    const subject = subjectOf({
      ...soundDossier(),
      registrations: [],
      registeredAddresses: 0,
      transfers: [received('2026-04-14', arin)],
      sources,
    })
    const sale = stateSale(subject)
    expect(sale.severity).toBe('warning')
    expect(sale.text).toContain('Its holder is not known')
    expect(sale.text).toContain('cannot be transferred at ARIN before 2027-04-14')
    expect(sale.headline).toBe('a sale may have to wait until 2027-04-14')
    const holder = stateHolder(subject)
    expect(holder).toMatchObject({ severity: 'notice', headline: null })
    expect(holder.text).toContain('Nonesuch Cartographers received all 16,384 addresses on 2026-04-14')
    expect(holder.text).toContain('A holder may be missing from statistics past their age: ARIN delegated statistics.')
  })
})

describe('the region of AFRINIC', () => {
  test('keeps what AFRINIC issued', () => {
    const { severity, text, headline } = stateSale(under('afrinic', { date: '2011-10-27' }))
    expect(severity).toBe('warning')
    expect(text).toContain('inside the region of AFRINIC alone')
    expect(headline).toBe(
      'it may not leave the region of AFRINIC, though the day that policy takes effect was not seen',
    )
  })

  test('lets go what once came in, the part that did in part', () => {
    const arrived = (end: string) => [received('2025-10-19', { recipientRir: 'AFRINIC', end })]
    const whole = stateSale(under('afrinic', { date: '2025-10-19' }, { transfers: arrived('240.0.127.255') }))
    expect(whole.severity).toBe('notice')
    expect(whole.text).toContain('came from the RIPE NCC on 2025-10-19, so it may leave the region of AFRINIC again')
    const part = stateSale(under('afrinic', { date: '2025-10-19' }, { transfers: arrived('240.0.95.255') }))
    expect(part.text).toContain('A part of it came from the RIPE NCC')
  })
})

describe('size and lease', () => {
  test('a /25 is too small where the rule was read, and probably where it was not', () => {
    const small = (registry: string) => stateSale(subjectOf({ ...soundDossier('240.0.64.0/25', registry) }))
    expect(small('arin').severity).toBe('blocker')
    expect(small('ripencc')).toMatchObject({ severity: 'warning', headline: 'it is smaller than a /24' })
  })

  test('LACNIC’s ban on leasing warns with what of it was not read, by a clause that names its manual once', () => {
    const { severity, text, headline } = stateLease(under('lacnic'))
    expect(severity).toBe('warning')
    expect(headline).toBe('LACNIC did not allow leasing it in the wording last read')
    expect(text).toContain('current wording not read; whether LAC-2025-5, which would regulate it, is in force')
    expect(text.match(/LACNIC Policy Manual/g)).toHaveLength(1)
    expect(text).not.toContain('LACNIC: LACNIC')
  })

  test('the RIPE NCC’s temporary transfer stands beside the lease', () => {
    expect(stateLease(under('ripencc')).text).toContain('non-permanent basis')
    expect(stateLease(under('arin')).text).not.toContain('non-permanent')
  })

  test('without statistics nothing is said of either', () => {
    expect(stateSale(subjectOf(dossierOf(block))).answers).toEqual([{ answer: 'not-checked', count: null }])
    expect(stateLease(subjectOf(dossierOf(block))).answers).toEqual([{ answer: 'not-checked', count: null }])
  })
})
