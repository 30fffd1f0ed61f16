/**
 * Every way into the house, and how it answers whom: one row for each page, handler and action.
 *
 * tests/architecture/route-matrix.test.ts wants a row for each that exists; tests/e2e/route-matrix.e2e.ts asks each
 * as each actor. A row names an object that is not the actor's, or none: what it may see of its own is a walk's.
 */

export const actorNames = ['visitor', 'buyer', 'seller', 'broker', 'operator', 'rival'] as const
export type ActorName = (typeof actorNames)[number]

/** `ok`: served, or led on to a page of ours. `refused`: 400 to 499, but for 404. */
export type Answer = 'ok' | 'sign-in' | 'not-found' | 'refused'

type Answers = Answer | ({ others: Answer } & Partial<Record<ActorName, Answer>>)

export type Row = {
  /** An address it answers to; of an action, the page it stands on. */
  path: string
  answers: Answers
  /** What a form sends. */
  fields?: Readonly<Record<string, string>>
  /** An action that takes the form's state before its fields. */
  takes?: 'state'
}

const members: Answers = { visitor: 'sign-in', others: 'ok' }
/** For what an id names that is nobody's or somebody else's: a visitor is told to sign in, whatever is there. */
const nothingThere = { visitor: 'sign-in', others: 'not-found' } as const satisfies Answers
const token = 'x'.repeat(43)

export const pages: Readonly<Record<string, Row>> = {
  'app/(public)/page.tsx': { path: '/', answers: 'ok' },
  'app/(public)/check/page.tsx': { path: '/check', answers: 'ok' },
  'app/(public)/check/[address]/page.tsx': { path: '/check/AS64500', answers: 'ok' },
  'app/(public)/check/[...prefix]/page.tsx': { path: '/check/240.0.0.0/22', answers: 'ok' },
  'app/(public)/check/[address]/[length]/location/page.tsx': { path: '/check/240.0.0.0/22/location', answers: 'ok' },
  'app/(public)/check/[address]/[length]/cloud/page.tsx': { path: '/check/240.0.0.0/22/cloud', answers: 'ok' },
  'app/(public)/check/[address]/[length]/rdns/page.tsx': { path: '/check/240.0.0.0/22/rdns', answers: 'ok' },
  'app/(public)/check/[address]/[length]/timeline/page.tsx': { path: '/check/240.0.0.0/22/timeline', answers: 'ok' },
  'app/(public)/check/[address]/[length]/conflicts/page.tsx': { path: '/check/240.0.0.0/22/conflicts', answers: 'ok' },
  'app/(public)/check/[address]/[length]/what-if/page.tsx': {
    path: '/check/240.0.0.0/22/what-if?split=24',
    answers: 'ok',
  },
  'app/(public)/keys/page.tsx': { path: '/keys', answers: 'ok' },
  'app/(public)/sources/page.tsx': { path: '/sources', answers: 'ok' },
  'app/(public)/tools/geofeed/page.tsx': { path: '/tools/geofeed', answers: 'ok' },
  'app/(public)/world/page.tsx': { path: '/world', answers: 'ok' },
  'app/(account)/sign-in/page.tsx': { path: '/sign-in', answers: 'ok' },
  'app/(account)/sign-in/link/page.tsx': { path: `/sign-in/link?token=${token}`, answers: 'ok' },
  'app/(account)/sign-up/page.tsx': { path: '/sign-up', answers: 'ok' },
  'app/(account)/sign-up/confirm/page.tsx': { path: `/sign-up/confirm?token=${token}`, answers: 'ok' },
  'app/(account)/reset/page.tsx': { path: '/reset', answers: 'ok' },
  'app/(account)/reset/new/page.tsx': { path: `/reset/new?token=${token}`, answers: 'ok' },
  'app/(account)/account/page.tsx': { path: '/account', answers: members },
  'app/(market)/blocks/page.tsx': { path: '/blocks', answers: 'ok' },
  'app/(market)/blocks/[id]/page.tsx': { path: '/blocks/lst_000000000000', answers: 'not-found' },
  'app/(market)/blocks/[id]/order/page.tsx': {
    path: '/blocks/lst_000000000000/order?deal=sale',
    answers: nothingThere,
  },
  'app/(market)/deals/page.tsx': { path: '/deals', answers: members },
  'app/(market)/deals/[id]/page.tsx': { path: '/deals/dl_000000000000', answers: nothingThere },
  'app/(market)/sell/page.tsx': { path: '/sell', answers: members },
  'app/(market)/sell/[id]/page.tsx': { path: '/sell/lst_000000000000', answers: nothingThere },
  'app/(market)/watch/page.tsx': { path: '/watch', answers: members },
  'app/(market)/watch/cases/page.tsx': { path: '/watch/cases', answers: members },
  'app/(market)/watch/cases/[id]/page.tsx': { path: '/watch/cases/cas_000000000000', answers: nothingThere },
  'app/(market)/watch/probes/page.tsx': { path: '/watch/probes', answers: members },
  'app/(market)/operate/page.tsx': { path: '/operate', answers: { ...nothingThere, operator: 'ok' } },
  'app/(market)/operate/rules/page.tsx': { path: '/operate/rules', answers: { ...nothingThere, operator: 'ok' } },
}

export const handlers: Readonly<Record<string, Row>> = {
  'GET app/api/auth/[...nextauth]/route.ts': { path: '/api/auth/session', answers: 'ok' },
  'POST app/api/auth/[...nextauth]/route.ts': { path: '/api/auth/callback/password', answers: 'ok' },
  'GET app/api/session/route.ts': { path: '/api/session', answers: 'ok' },
  'GET app/api/health/route.ts': { path: '/api/health', answers: 'ok' },
  'GET app/api/check/[address]/route.ts': { path: '/api/check/AS64500', answers: 'ok' },
  'POST app/api/check/[address]/ask/route.ts': { path: '/api/check/AS64500/ask', answers: 'not-found' },
  'GET app/api/check/[address]/[length]/route.ts': { path: '/api/check/240.0.0.0/22', answers: 'ok' },
  'GET app/api/check/[address]/[length]/location/route.ts': { path: '/api/check/240.0.0.0/22/location', answers: 'ok' },
  'GET app/api/check/[address]/[length]/pack/route.ts': { path: '/api/check/240.0.0.0/22/pack', answers: 'ok' },
  'GET app/api/check/[address]/[length]/pdf/route.ts': { path: '/api/check/240.0.0.0/22/pdf', answers: 'ok' },
  'GET app/api/keys/route.ts': { path: '/api/keys', answers: 'ok' },
  'POST app/api/check/[address]/[length]/ask/route.ts': { path: '/api/check/240.0.0.0/22/ask', answers: 'not-found' },
  'GET app/api/deals/[id]/documents/[document]/route.ts': {
    path: '/api/deals/dl_000000000000/documents/doc_000000000000',
    answers: nothingThere,
  },
  'GET app/api/watch/cases/[id]/logs/[log]/route.ts': {
    path: '/api/watch/cases/cas_000000000000/logs/att_000000000000',
    answers: nothingThere,
  },
  'POST app/api/webhooks/stripe/route.ts': { path: '/api/webhooks/stripe', answers: 'refused' },
}

const account = (name: string) => `app/(account)/account/actions.ts#${name}`
const foreignId = (id: string): Row => ({ path: '/account', answers: nothingThere, fields: { id } })
const deal = (name: string) => `app/(market)/deals/[id]/actions.ts#${name}`
/** The form of a deal that is not there, or is others'. */
const dealForm = (fields: Readonly<Record<string, string>>): Row => ({
  ...{ path: '/deals/dl_000000000000', answers: nothingThere, takes: 'state' },
  fields: { id: 'dl_000000000000', ...fields },
})
const listing = (name: string) => `app/(market)/sell/[id]/actions.ts#${name}`
/** The form of a listing that is not there, or is another seller's. */
const listingForm: Row = {
  ...{ path: '/sell/lst_000000000000', answers: nothingThere, takes: 'state' },
  fields: { id: 'lst_000000000000' },
}
const openForm = (path: string): Row => ({ path, answers: 'ok', takes: 'state' })

const watch = (name: string) => `app/(market)/watch/actions.ts#${name}`
/** The form of a watch, alert or webhook that is not there, or is another's. */
const watchForm = (id: string): Row => ({ path: '/watch', answers: nothingThere, fields: { id } })

const incident = (name: string) => `app/(market)/watch/cases/[id]/actions.ts#${name}`
/** The form of a case that is not there, or is another's. */
const caseForm = (fields: Readonly<Record<string, string>>): Row => ({
  ...{ path: '/watch/cases/cas_000000000000', answers: nothingThere },
  fields: { id: 'cas_000000000000', ...fields },
})

/** By file and name. An empty form is answered with what is missing, on the same page. */
export const actions: Readonly<Record<string, Row>> = {
  'app/(public)/world/actions.ts#moveTime': { path: '/world', answers: 'ok', fields: { step: 'none' } },
  'app/(public)/tools/geofeed/actions.ts#lintFeed': openForm('/tools/geofeed'),
  'app/(account)/sign-in/actions.ts#signIn': openForm('/sign-in'),
  'app/(account)/sign-in/actions.ts#mailSignInLink': openForm('/sign-in'),
  'app/(account)/sign-in/actions.ts#signInByLink': openForm('/sign-in/link'),
  'app/(account)/sign-up/actions.ts#openAccount': openForm('/sign-up'),
  'app/(account)/sign-up/actions.ts#confirmAddress': openForm('/sign-up/confirm'),
  'app/(account)/reset/actions.ts#mailResetLink': openForm('/reset'),
  'app/(account)/reset/actions.ts#setPassword': openForm('/reset/new'),
  'app/(market)/operate/actions.ts#sendRefundsAgain': {
    ...{ path: '/operate', answers: nothingThere, fields: { deal: 'dl_000000000000' } },
  },
  'app/(market)/operate/actions.ts#answerClaim': {
    ...{ path: '/operate', answers: nothingThere, takes: 'state' },
    fields: { id: 'hcl_000000000000', answer: 'refused', reason: 'No registration of it was found.' },
  },
  'app/(market)/operate/rules/actions.ts#editRule': {
    ...{ path: '/operate/rules', answers: nothingThere, takes: 'state' },
    fields: { rule: 'none' },
  },
  'app/(market)/blocks/[id]/order/actions.ts#placeOrder': {
    ...{ path: '/blocks/lst_000000000000/order?deal=sale', answers: nothingThere, takes: 'state' },
    fields: { id: 'lst_000000000000', choice: '', seen: '0' },
  },
  'app/(market)/sell/actions.ts#startListing': {
    ...{ path: '/sell', answers: members, takes: 'state' },
    fields: { block: 'nonsense' },
  },
  [listing('saveOffer')]: listingForm,
  [listing('giveToken')]: listingForm,
  [listing('readToken')]: listingForm,
  [listing('lookAtGates')]: listingForm,
  [listing('askBlocklists')]: listingForm,
  [listing('publish')]: listingForm,
  [listing('withdraw')]: listingForm,
  'app/(market)/deals/actions.ts#openForClient': {
    ...{ path: '/deals', answers: nothingThere, fields: { id: 'mnd_000000000000', deal: 'dl_000000000000' } },
  },
  [watch('watch')]: { path: '/watch', answers: members, takes: 'state', fields: { block: 'nonsense' } },
  [watch('nameWebhook')]: { path: '/watch', answers: members, takes: 'state', fields: { url: 'nonsense' } },
  [watch('endWatch')]: watchForm('wch_000000000000'),
  [watch('acknowledge')]: watchForm('alr_000000000000'),
  [watch('endWebhook')]: watchForm('whk_000000000000'),
  'app/(market)/watch/cases/actions.ts#openCase': {
    ...{ path: '/watch/cases', answers: members, takes: 'state' },
    fields: { block: 'nonsense', list: 'psbl' },
  },
  [incident('tickStep')]: caseForm({ step: 'find-cause', done: 'yes' }),
  [incident('trackRequest')]: { ...caseForm({ to: 'sent', text: 'Dear list' }), takes: 'state' },
  [incident('attach')]: { ...caseForm({}), takes: 'state' },
  'app/(market)/watch/probes/actions.ts#nameAddress': {
    ...{ path: '/watch/probes', answers: members, takes: 'state', fields: { address: 'nonsense' } },
  },
  'app/(market)/watch/probes/actions.ts#stopProbing': {
    ...{ path: '/watch/probes', answers: nothingThere, fields: { id: '0' } },
  },
  [deal('moveDeal')]: dealForm({ command: 'withdraw', seen: '1' }),
  [deal('pay')]: dealForm({}),
  [deal('writeMessage')]: dealForm({ text: 'Is anybody there?' }),
  [account('endSession')]: foreignId('ses_000000000000'),
  [account('chooseOrganisation')]: foreignId('org_000000000000'),
  [account('actForClient')]: foreignId('mnd_000000000000'),
  [account('giveMandate')]: foreignId('org_000000000000'),
  [account('takeMandateBack')]: foreignId('mnd_000000000000'),
  [account('askForHolder')]: { path: '/account', answers: members, takes: 'state' },
  [account('stopActing')]: { path: '/account', answers: members },
  // Last: it ends the session that asks.
  [account('signOut')]: { path: '/account', answers: { visitor: 'sign-in', others: 'sign-in' } },
}

export function answerFor(row: Row, actor: ActorName): Answer {
  const { answers } = row
  return typeof answers === 'string' ? answers : (answers[actor] ?? answers.others)
}
