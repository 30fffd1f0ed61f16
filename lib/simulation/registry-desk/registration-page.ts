/** The desk's page of one registration: who holds it, what stands on it, and the forms of those who may change that. */
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import { formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { type Html, html } from '../html.ts'
import { formatDay } from '../world/day.ts'
import { blocklists, type Holding, standsOn } from '../world/facts.ts'
import { holderIdOf, type Organisation } from '../world/organisations.ts'
import type { DeskView } from './desk.ts'
import { titleOf } from './member-pages.ts'
import { pageReply } from './page.ts'
import type { Reply } from './reply.ts'
import { requestTable } from './request-table.ts'
import { listRequests } from './requests.ts'
import {
  announcementsOf,
  hidden,
  listingsOf,
  listNames,
  roasOf,
  routeObjectsOf,
  type Standing,
  showStanding,
} from './standing.ts'
import { reviewDays } from './transfer-review.ts'

/** `query` may fill in forms: `asn` an AS number, `to` the holder id of whoever receives the block. */
export type Opened = { block: Prefix; holding: Holding; said: Html | null; query: URLSearchParams }

export function registrationPage(view: DeskView, opened: Opened): Reply {
  const { block, holding, said, query } = opened
  const holder = view.world.organisation(holding.holder)
  const named = parseAsn(query.get('asn') ?? '')
  const asn = formatAsn(named.ok ? named.value : holder.asn)
  const asHolder = html`<p>You act as ${holder.name}, the holder.</p>`
  const route = { block, fields: asnField(asn) }
  const length = html`<label>Maximum length <input name="maxLength" size="4" inputmode="numeric" placeholder="${block.length}"></label>`
  const body = html`${said}
<dl><dt>Holder</dt><dd><a href="/member/${holder.id}">${holder.name}</a></dd>
<dt>Registry</dt><dd>${registryTitle(holding.registry)}</dd><dt>Status</dt><dd>${holding.status}</dd>
<dt>Registered</dt><dd>${formatDay(holding.dated)}</dd></dl>
<h2>Remark</h2>
${asHolder}
${remarkForm(view, opened)}
<h2>Transfer</h2>
${asHolder}
${transfers(view, opened, holder)}
<h2>ROAs</h2>
${asHolder}
${section(roasOf(view, holding), { ...route, act: 'create-roa', button: 'Create the ROA', fields: html`${route.fields}${length}` })}
<h2>Route objects</h2>
${asHolder}
${section(routeObjectsOf(view, holding), { ...route, act: 'create-route-object', button: 'Create the route object' })}
<h2>Announcements</h2>
<p>You act as the operator of the AS that you name.</p>
${section(announcementsOf(view, holding), { ...route, act: 'start-announcement', button: 'Start the announcement' })}
<h2>Blocklists</h2>
<p>You act as the editor of the list.</p>
${section(listingsOf(view, block), { block, act: 'list-block', button: 'List the block', fields: listField })}`
  return pageReply({ title: `Registration ${titleOf(holding)}`, view, body, about: block })
}

function remarkForm({ world, day }: DeskView, { block, holding }: Opened): Html {
  const remarks = world.remarks.filter((one) => one.block.start === holding.range.start && standsOn(one, day))
  return html`<form method="post" action="/act">${hidden({ act: 'set-remark', block: formatPrefix(block) })}
<label>Remark that RDAP shows <textarea name="text" rows="3" maxlength="2000">${remarks.map(({ text }) => text).join('\n')}</textarea></label>
<button>Save the remark</button></form>`
}

function transfers(view: DeskView, { block, query }: Opened, from: Organisation): Html {
  const { world, events, at } = view
  const requests = listRequests(events, at).filter((request) => overlapsPrefix(request.block, block))
  const others = world.organisations.filter(({ id }) => id !== from.id)
  const receives = others.find((other) => holderIdOf(world.seed, other) === query.get('to'))
  return html`${requestTable(view, requests)}
<form method="post" action="/act">${hidden({ act: 'request-transfer' })}
<label>Block, the whole or a part <input name="block" required value="${formatPrefix(block)}"></label>
<label>Received by <select name="to" required>${others.map(({ id, name, registry }) => {
    const words = `${name} (${registryTitle(registry)}, ${reviewDays(from.registry, registry)} days)`
    return html`<option value="${id}"${id === receives?.id ? html` selected` : null}>${words}</option>`
  })}</select></label>
<label>The registry <select name="decision"><option value="by-policy">decides by its policy</option><option value="refuse">refuses this one</option></select></label>
<button>Ask for the transfer</button></form>`
}

const asnField = (asn: string): Html =>
  html`<label>AS number <input name="asn" required value="${asn}" size="12"></label>`

const listField = html`<label>List <select name="list">${blocklists.map((list) => html`<option value="${list}">${listNames[list]}</option>`)}</select></label>`

type NewOne = { act: string; block: Prefix; fields: Html; button: string }

/** What stands, and the form for one more. */
const section = (
  things: readonly Standing[],
  { act, block, fields, button }: NewOne,
): Html => html`${showStanding(things)}
<form method="post" action="/act">${hidden({ act })}<label>Prefix <input name="block" required value="${formatPrefix(block)}"></label>${fields}<button>${button}</button></form>`
