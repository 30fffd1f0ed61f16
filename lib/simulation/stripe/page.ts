/** The frame of the hosted pages: they say that no money moves, before anything else. They work without scripts. */
import { type Html, html } from '../html.ts'

export type PageReply = { status: number; headers: Readonly<Record<string, string>>; body: string }

const style: Html = {
  html: `
:root { color-scheme: light dark; --ink: light-dark(#12181b, #e8edeb); --page: light-dark(#fbfcfb, #0e1214);
  --card: light-dark(#ffffff, #161b1e); --sim: light-dark(#7b1f86, #dd9ce8); --edge: light-dark(#7c8683, #66747a);
  --rule: light-dark(#d9dfdc, #273033); --soft: light-dark(#4d5855, #aab5b1); --red: light-dark(#b3231b, #ff8175) }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
.band { background: var(--sim); color: var(--page); padding: .75rem max(1rem, calc(50vw - 27rem)) }
.band strong { letter-spacing: .08em }
main { display: grid; gap: 2rem 4rem; padding: 2rem max(1rem, calc(50vw - 27rem)) 4rem; overflow-wrap: anywhere }
@media (min-width: 48rem) { main { grid-template-columns: 1fr 1fr; padding-top: 4rem } }
h1 { margin: 0; font-size: 1.05rem; font-weight: 500; color: var(--soft) } h2 { margin: 0 0 1rem; font-size: 1.15rem }
.amount { margin: .25rem 0; font-size: 2.25rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.2 }
a { color: var(--sim) } p { margin: .5rem 0 }
form { display: grid; gap: 1rem } label { display: grid; gap: .25rem; font-size: .95rem; font-weight: 500 }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
input, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px;
  padding: .55rem .75rem; min-height: 2.75rem; width: 100%; min-width: 0 }
input { font-variant-numeric: tabular-nums } button { cursor: pointer; font-weight: 600 }
button.pay { background: var(--sim); border-color: var(--sim); color: var(--page) }
fieldset { border: 1px solid var(--rule); border-radius: 6px; padding: .75rem 1rem 1rem; margin: 0; display: grid; gap: .75rem }
legend { padding: 0 .4rem; font-weight: 500 } .hint { color: var(--soft); font-size: .9rem; margin: 0 }
:focus-visible { outline: 3px solid var(--sim); outline-offset: 2px }
.refused { border-left: 4px solid var(--red); padding-left: 1rem; margin: 0 }
code { font: .95em/1.4 ui-monospace, monospace; white-space: nowrap }
`,
}

// The form is answered by a way back to the shop, which stands at another origin.
const security = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

export function pageReply({ title, body, status = 200 }: { title: string; body: Html; status?: number }): PageReply {
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - simulated payments</title><style>${style}</style><link rel="icon" href="data:,"></head>
<body>
<header class="band"><strong>SIMULATED PAYMENTS</strong> No real money moves here. Never type the number of a real card.</header>
<main>
${body}
</main>
</body>
</html>
`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...security }, body: page.html }
}

export const seeOther = (location: string): PageReply => ({ status: 303, headers: { location }, body: '' })
