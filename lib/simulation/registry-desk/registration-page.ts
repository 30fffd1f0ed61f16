/** The desk's page of one registration: who holds it, what stands on it, and the forms its holder would fill in. */
import { formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { type Html, html } from '../html.ts'
import { formatDay } from '../world/day.ts'
import { type Holding, standsOn } from '../world/facts.ts'
import type { DeskView } from './desk.ts'
import { titleOf } from './member-pages.ts'
import { pageReply } from './page.ts'
import type { Reply } from './reply.ts'
import { requestTable } from './request-table.ts'
import { listRequests } from './requests.ts'
import { reviewDays } from './transfer-review.ts'

export type Opened = { block: Prefix; holding: Holding; said: Html | null }

export function registrationPage(view: DeskView, { block, holding, said }: Opened): Reply {
  const { world, day } = view
  const holder = world.organisation(holding.holder)
  const remarks = world.remarks.filter((one) => one.block.start === holding.range.start && standsOn(one, day))
  const requests = listRequests(view.events, view.at).filter((request) => overlapsPrefix(request.block, block))
  const body = html`${said}
<dl><dt>Holder</dt><dd><a href="/member/${holder.id}">${holder.name}</a></dd>
<dt>Registry</dt><dd>${registryTitle(holding.registry)}</dd><dt>Status</dt><dd>${holding.status}</dd>
<dt>Registered</dt><dd>${formatDay(holding.dated)}</dd></dl>
<h2>Remark</h2>
<form method="post" action="/act">${about('set-remark', block)}
<label>Remark that RDAP shows <textarea name="text" rows="3" maxlength="2000">${remarks.map(({ text }) => text).join('\n')}</textarea></label>
<button>Save the remark</button></form>
<h2>Transfer</h2>
${requestTable(view, requests)}
${transferForm(view, block, holding)}
<h2>ROAs</h2>
${standing(roasOf(view, holding), 'ROA')}
<form method="post" action="/act"><input type="hidden" name="act" value="create-roa">${blockField(block)}${asnField(holder.asn)}
<label>Maximum length <input name="maxLength" size="4" inputmode="numeric" placeholder="${block.length}"></label><button>Create the ROA</button></form>
<h2>Route objects</h2>
${standing(routeObjectsOf(view, holding), 'route object')}
<form method="post" action="/act"><input type="hidden" name="act" value="create-route-object">${blockField(block)}${asnField(holder.asn)}<button>Create the route object</button></form>
<h2>Announcements</h2>
${standing(announcementsOf(view, holding), 'announcement')}
<form method="post" action="/act"><input type="hidden" name="act" value="start-announcement">${blockField(block)}${asnField(holder.asn)}<button>Start the announcement</button></form>`
  return pageReply({ title: `Registration ${titleOf(holding)}`, at: view.at, body })
}

function transferForm({ world }: DeskView, block: Prefix, holding: Holding): Html {
  const from = world.organisation(holding.holder)
  const others = world.organisations.filter(({ id }) => id !== from.id)
  return html`<form method="post" action="/act"><input type="hidden" name="act" value="request-transfer">
<label>Block, the whole or a part <input name="block" required value="${formatPrefix(block)}"></label>
<label>Received by <select name="to" required>${others.map(
    ({ id, name, registry }) =>
      html`<option value="${id}">${name} (${registryTitle(registry)}, ${reviewDays(from.registry, registry)} days)</option>`,
  )}</select></label>
<label>The registry <select name="decision"><option value="by-policy">decides by its policy</option><option value="refuse">refuses this one</option></select></label>
<button>Ask for the transfer</button></form>`
}

const about = (act: string, block: Prefix): Html =>
  html`<input type="hidden" name="act" value="${act}"><input type="hidden" name="block" value="${formatPrefix(block)}">`

const blockField = (block: Prefix): Html =>
  html`<label>Prefix <input name="block" required value="${formatPrefix(block)}"></label>`
const asnField = (asn: number): Html =>
  html`<label>AS number <input name="asn" required value="AS${asn}" size="12"></label>`

/** One thing that stands, in words, and the fields of the form that ends it. */
type Standing = { words: string; act: string; prefix: Prefix; asn: string; maxLength?: number }

function standing(things: readonly Standing[], what: string): Html {
  if (things.length === 0) return html`<p>None now.</p>`
  return html`<ul>${things.map(
    ({
      words,
      act,
      prefix,
      asn,
      maxLength,
    }) => html`<li><form method="post" action="/act"><span>${words}</span>${about(act, prefix)}
<input type="hidden" name="asn" value="${asn}">${maxLength === undefined ? null : html`<input type="hidden" name="maxLength" value="${maxLength}">`}
<button aria-label="End the ${what} ${words}">${act.startsWith('delete') ? 'Delete' : 'Withdraw'}</button></form></li>`,
  )}</ul>`
}

const inside = ({ range }: Holding, prefix: Prefix): boolean => {
  const { start, end } = rangeOf(prefix)
  return range.start <= start && end <= range.end
}

function roasOf({ world, day }: DeskView, holding: Holding): Standing[] {
  return world.roas
    .filter((roa) => standsOn(roa, day) && inside(holding, roa.prefix))
    .map(({ prefix, asn, maxLength }) => ({
      words: `${formatPrefix(prefix)} up to /${maxLength} for AS${asn}`,
      act: 'delete-roa',
      prefix,
      asn: String(asn),
      maxLength,
    }))
}

function routeObjectsOf({ world, day }: DeskView, holding: Holding): Standing[] {
  return world.routeObjects
    .filter((object) => standsOn(object, day) && inside(holding, object.prefix))
    .map(({ prefix, origin, source }) => ({
      words: `${formatPrefix(prefix)} AS${origin} in ${source}`,
      act: 'delete-route-object',
      prefix,
      asn: String(origin),
    }))
}

function announcementsOf({ world, day }: DeskView, holding: Holding): Standing[] {
  return world.announcements
    .filter((route) => standsOn(route, day) && inside(holding, route.prefix) && !route.origin.startsWith('{'))
    .map(({ prefix, origin }) => ({
      words: `${formatPrefix(prefix)} by AS${origin}`,
      act: 'withdraw-announcement',
      prefix,
      asn: origin,
    }))
}
