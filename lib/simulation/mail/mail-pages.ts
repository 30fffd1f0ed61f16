/** What the viewer shows: the list, filtered by recipient, and one mail with its links to follow. */
import { type Html, html } from '../html.ts'
import type { KeptMail } from './mailbox.ts'

const style = `
  :root { color-scheme: light dark; --ink: light-dark(#14181a, #e9edee); --soft: light-dark(#4b5459, #a9b2b6);
    --rule: light-dark(#d5dadc, #30383c); --page: light-dark(#fbfcfb, #0e1214); --sim: light-dark(#7b2d83, #d79be0) }
  body { margin: 0; background: var(--page); color: var(--ink); font: 14px/20px system-ui, sans-serif }
  header { background: var(--sim); color: var(--page); padding: 8px 16px; font-weight: 600 }
  main { max-width: 42rem; margin: 0 auto; padding: 16px }
  h1 { font-size: 24px; line-height: 30px } a { color: inherit; text-underline-offset: 3px }
  ul { list-style: none; padding: 0; border-top: 1px solid var(--rule) }
  li { border-bottom: 1px solid var(--rule); padding: 10px 0; overflow-wrap: anywhere }
  li a { font-weight: 600; display: inline-block; min-height: 24px } p { margin: 4px 0 } .soft { color: var(--soft) }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--rule); padding-top: 12px }
  label { display: block; color: var(--soft) } input, button { font: inherit; min-height: 32px; padding: 0 8px }
`

const page = (title: string, content: Html): string =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${title} · Simulated mail</title><style>${{ html: style }}</style></head>
<body><header role="banner">SIMULATED MAIL: nothing leaves this machine</header><main>${content}</main></body>
</html>
`.html

const when = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

const row = ({ id, subject, to, receivedAt }: KeptMail) =>
  html`<li><a href="/mail/${id}">${subject}</a><p class="soft">To ${to}, ${when(receivedAt)}</p></li>`

/** `to` shows one recipient's alone. */
export function listPage(mails: readonly KeptMail[], to: string): string {
  const shown = mails.filter((mail) => to === '' || mail.to.toLowerCase() === to.toLowerCase())
  const nothing = to === '' ? 'No mail was sent yet.' : 'No mail was sent to this address yet.'
  const rows = shown.length === 0 ? html`<p>${nothing}</p>` : html`<ul>${shown.map(row)}</ul>`
  return page(
    'All mail',
    html`<h1>Mail sent from the market</h1>
<form><label for="to">Only to</label><input id="to" name="to" type="email" value="${to}"> <button>Show</button></form>
${rows}`,
  )
}

const link = /https?:\/\/[^\s<>"]+/g

/** The text, its addresses as links. */
function withLinks(text: string): Html[] {
  const addresses = text.match(link) ?? []
  return text.split(link).flatMap((between, index) => {
    const address = addresses[index]
    return address === undefined ? [html`${between}`] : [html`${between}`, html`<a href="${address}">${address}</a>`]
  })
}

export const mailPage = ({ subject, from, to, receivedAt, text }: KeptMail): string =>
  page(
    subject,
    html`<p><a href="/">All mail</a></p><h1>${subject}</h1>
<p class="soft">From ${from} to ${to}, ${when(receivedAt)}</p><div class="text">${withLinks(text)}</div>`,
  )

export const missingPage = (): string =>
  page('No such mail', html`<h1>There is no such mail</h1><p><a href="/">All mail</a></p>`)
