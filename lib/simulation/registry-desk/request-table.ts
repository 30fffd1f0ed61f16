/** A table of transfer requests, as the registries' counter shows it. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { type Html, html } from '../html.ts'
import type { DeskView } from './desk.ts'
import type { TransferRequest } from './requests.ts'
import { hidden } from './standing.ts'

const states = {
  'in-review': 'in review until',
  approved: 'approved on',
  refused: 'refused on',
  withdrawn: 'withdrawn on',
} as const

export function requestTable({ world }: DeskView, requests: readonly TransferRequest[]): Html {
  if (requests.length === 0) return html`<p>None was made.</p>`
  return html`<div class="wide" tabindex="0" role="region" aria-label="Transfer requests"><table>
<thead><tr><th scope="col">Number</th><th scope="col">Block</th><th scope="col">From</th><th scope="col">To</th><th scope="col">State</th></tr></thead>
<tbody>${requests.map(
    ({ number, block, from, to, state, endsAt, reason }) => html`<tr><td>${number}</td><td>${formatPrefix(block)}</td>
<td>${world.organisation(from).name}</td><td>${world.organisation(to).name}</td>
<td>${states[state]} ${endsAt.slice(0, 10)}${reason === null ? null : html`: ${reason}`}${state === 'in-review' ? withdrawal({ number, block }) : null}</td></tr>`,
  )}</tbody></table></div>`
}

/** Until it is decided, the holder can take it back. */
const withdrawal = ({ number, block }: Pick<TransferRequest, 'number' | 'block'>): Html =>
  html`<form method="post" action="/act">${hidden({ act: 'withdraw-transfer', block: formatPrefix(block), number })}<button>Withdraw ${number}</button></form>`
