/** The frame of every page of the desk: it says that it is simulated, before anything else. Works without scripts. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type Html, html } from '../html.ts'
import type { DeskView } from './desk.ts'
import type { Reply } from './reply.ts'

const style: Html = {
  html: `
:root { color-scheme: light dark; --ink: light-dark(#12181b, #e8edeb); --page: light-dark(#fbfcfb, #0e1214);
  --sim: light-dark(#7b1f86, #dd9ce8); --edge: light-dark(#7c8683, #66747a); --rule: light-dark(#d9dfdc, #273033);
  --red: light-dark(#b3231b, #ff8175) }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
.band { background: var(--sim); color: var(--page); font-weight: 700; letter-spacing: .08em }
.band, main { padding: .75rem max(1rem, calc(50vw - 30rem)) }
main { padding-block: 1.5rem 4rem; overflow-wrap: anywhere }
h1 { margin: 0 0 .5rem; font-size: 1.6rem } h2 { margin: 2rem 0 .5rem; font-size: 1.15rem }
a { color: var(--sim) } code, td, dd { font-variant-numeric: tabular-nums }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { overflow-wrap: normal; text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dd { margin: 0 } dt { opacity: .8 }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: .5rem 0 }
label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .2rem; font-size: .9rem; max-width: 100% }
input, select, textarea, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--edge);
  border-radius: 4px; padding: .4rem .6rem; min-height: 2.5rem; max-width: 100% }
textarea { width: min(38rem, 88vw) } button { cursor: pointer; font-weight: 600 }
:focus-visible { outline: 3px solid var(--sim); outline-offset: 2px }
.said { border-left: 4px solid var(--sim); padding-left: 1rem } .refused { border-left: 4px solid var(--red); padding-left: 1rem }
`,
}

/** `about`: the block that the page is of, for the way back to what the market says of it. */
export type Page = {
  title: string
  view: Pick<DeskView, 'at' | 'marketUrl'>
  body: Html
  status?: number
  about?: Prefix
}

export function pageReply({ title, view: { at, marketUrl }, body, status = 200, about }: Page): Reply {
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - simulated registry</title><style>${style}</style><link rel="icon" href="data:,"></head>
<body>
<header class="band">SIMULATED REGISTRY</header>
<main>
<h1>${title}</h1>
<p>Here you play the holders, registries and routers of a fictional Internet. It is ${at.replace('T', ' ').replace('Z', ' UTC')} in this world.</p>
<nav aria-label="Ways"><a href="/">All members</a>${marketUrl === null ? null : ways(marketUrl, about)}</nav>
${body}
</main>
</body>
</html>
`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...security }, body: page.html }
}

/** Back to the market, which this program knows by its address alone. */
const ways = (marketUrl: string, about: Prefix | undefined): Html => html` · <a href="${marketUrl}/deals">Your deals</a>
 · <a href="${marketUrl}/world">The world’s clock</a>${
   about === undefined ? null : html` · <a href="${marketUrl}/check/${formatPrefix(about)}">Check this block</a>`
 }`

const security = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const

/** After a form: the page it stands on, with the sentence of what was done. */
export const seeOther = (location: string): Reply => ({ status: 303, headers: { location }, body: '' })
