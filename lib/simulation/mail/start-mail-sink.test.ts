import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFreePort } from '#lib/platform/free-port.ts'
import { type MailSink, startMailSink } from './start-mail-sink.ts'

let folder = ''
let sink: MailSink

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dotquad-mail-'))
  sink = await startMailSink({ smtpPort: await findFreePort(), httpPort: await findFreePort(), folder })
})
afterEach(async () => {
  await sink.stop()
  rmSync(folder, { recursive: true })
})

const mail = {
  messageId: '<first@dotquad.example>',
  from: 'market@dotquad.example',
  to: 'buyer@anchor.example',
  subject: 'Confirm – your address',
  text: 'Hello <b>you</b>\n\nhttp://127.0.0.1:3000/sign-in/link?token=a_b-c\n',
}
const send = (changes: Partial<typeof mail> = {}) => createTransport(sink.smtpUrl).sendMail({ ...mail, ...changes })
const read = async (path: string) => (await fetch(`${sink.url}${path}`)).text()
const readFirst = async () => read(/href="(\/mail\/[0-9a-f]{32})"/.exec(await read('/'))?.[1] ?? '/nothing')

describe('the mail sink', () => {
  test('shows what it took by SMTP, its link to follow and its text as text', async () => {
    await send()
    const page = await readFirst()
    expect(page).toContain('SIMULATED MAIL: nothing leaves this machine')
    expect(page).toContain('Confirm – your address')
    expect(page).toContain('href="http://127.0.0.1:3000/sign-in/link?token=a_b-c"')
    expect(page).toContain('Hello &lt;b&gt;you&lt;/b&gt;')
  })

  test('keeps the same mail once, however often it is delivered', async () => {
    await send()
    await send()
    await send({ messageId: '<second@dotquad.example>', to: 'seller@anchor.example' })
    expect((await read('/')).match(/<li>/g)).toHaveLength(2)
    expect((await read('/?to=seller@anchor.example')).match(/<li>/g)).toHaveLength(1)
  })

  test('answers 404 for what it never took, on a page that says whose it is', async () => {
    const answer = await fetch(`${sink.url}/mail/${'0'.repeat(32)}`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('SIMULATED MAIL')
  })
})
