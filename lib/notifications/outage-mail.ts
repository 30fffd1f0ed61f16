/** What a mail to the operators says of a required source that cannot be fetched. */
import type { Outage } from '#lib/diligence/outage.ts'

export type OutageMail = { readonly subject: string; readonly text: string }

/** `link` is the address of the page of sources. */
export function writeOutageMail({ source, since, sentence, current }: Outage, link: string): OutageMail {
  const limit = `${source.staleAfterHours} hours`
  const meanwhile = current
    ? `The snapshot ${current.asOf === null ? `fetched ${minute(current.fetchedAt)}` : `as of ${minute(current.asOf)}`} answers until it is got again; older than ${limit} it is called stale, and then nothing that rests on it is called good.`
    : 'Nothing was ever got of it: what rests on it is told as failed, and nothing is called good.'
  return {
    subject: `${source.title} cannot be fetched`,
    text: `${[
      `Since ${minute(since)} ${source.title} (${source.id}) cannot be fetched.`,
      `The last reason: ${sentence}`,
      meanwhile,
      'It is tried again by itself, and you are told again only when it fails after a success.',
      link,
    ].join('\n\n')}\n`,
  }
}

/** A day stays a day. */
const minute = (moment: string): string =>
  moment.length > 10 ? `${moment.slice(0, 16).replace('T', ' ')} UTC` : moment
