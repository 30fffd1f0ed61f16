/** The desk's pages of members: all of them with what waits at the registries, and one with what it holds. */
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { rangeSize, rangeToPrefixes } from '#lib/address-space/range.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { type Html, html } from '../html.ts'
import { registries } from '../world/address-plan.ts'
import { type Holding, standsOn } from '../world/facts.ts'
import { holderIdOf, type Organisation } from '../world/organisations.ts'
import type { DeskView } from './desk.ts'
import { pageReply } from './page.ts'
import type { Reply } from './reply.ts'
import { requestTable } from './request-table.ts'
import { listRequests } from './requests.ts'

export const registrationPath = (block: string): string => `/registration?block=${encodeURIComponent(block)}`

/** A part of the block a registration begins with: enough to find it again. */
export const blockIn = ({ range }: Holding): string => rangeToPrefixes(range).slice(0, 1).map(formatPrefix).join('')

export function homePage(view: DeskView, said: Html | null): Reply {
  const requests = listRequests(view.events, view.at)
  const body = html`${said}
<form action="/registration"><label>A block, such as 240.0.0.0/22 <input name="block" required></label><button>Open its registration</button></form>
<h2>Transfer requests</h2>
${requestTable(view, requests)}
<h2>Members</h2>
${registries.map(
  (registry) =>
    html`<h3>${registryTitle(registry)}</h3><ul>${membersOf(view, registry).map(
      ({ id, name }) => html`<li><a href="/member/${id}">${name}</a></li>`,
    )}</ul>`,
)}
<h2>Become a member</h2>
<p>An organisation that is to receive a block must be a member of a registry first.</p>
<form method="post" action="/act"><input type="hidden" name="act" value="join">
<label>Name of the organisation <input name="name" required minlength="3" maxlength="80"></label>
<label>Registry <select name="registry">${registries.map((registry) => html`<option value="${registry}">${registryTitle(registry)}</option>`)}</select></label>
<label>Country, two letters <input name="country" required pattern="[A-Za-z]{2}" size="4"></label>
<button>Join</button></form>`
  return pageReply({ title: 'Registries and routers', view, body })
}

const membersOf = ({ world }: DeskView, registry: string): Organisation[] =>
  world.organisations.filter((organisation) => organisation.registry === registry)

export function memberPage(view: DeskView, member: Organisation): Reply {
  const { world, day } = view
  const holdings = world.holdings
    .filter((holding) => holding.holder === member.id && standsOn(holding, day))
    .sort((a, b) => a.range.start - b.range.start)
  const body = html`<dl>
<dt>Registry</dt><dd>${registryTitle(member.registry)}</dd><dt>Country</dt><dd>${member.country}</dd>
<dt>AS number</dt><dd>AS${member.asn}</dd><dt>Holder id</dt><dd><code>${holderIdOf(world.seed, member)}</code></dd></dl>
<h2>What it holds</h2>
${holdings.length === 0 ? html`<p>Nothing now.</p>` : holdingTable(holdings)}`
  return pageReply({ title: member.name, view, body })
}

const holdingTable = (
  holdings: readonly Holding[],
): Html => html`<div class="wide" tabindex="0" role="region" aria-label="What it holds"><table>
<thead><tr><th scope="col">Registration</th><th scope="col">Addresses</th><th scope="col">Country</th></tr></thead>
<tbody>${holdings.map(
  (holding) =>
    html`<tr><td><a href="${registrationPath(blockIn(holding))}">${titleOf(holding)}</a></td><td>${rangeSize(holding.range)}</td><td>${holding.country}</td></tr>`,
)}</tbody></table></div>`

/** The prefix, or the range where it is none. */
export function titleOf({ range }: Holding): string {
  const prefixes = rangeToPrefixes(range)
  return prefixes.length === 1
    ? prefixes.map(formatPrefix).join('')
    : `${formatAddress(range.start)} - ${formatAddress(range.end)}`
}
