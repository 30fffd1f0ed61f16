/**
 * DNS blocklists that mail servers ask and that no import reads: their terms forbid a copy, or sell it. Named so that
 * the page says whom it did not ask. Data with its day, as every rule here.
 */
export type MailBlocklist = {
  name: string
  publisher: string
  /** Null where the list is handed out as files alone. */
  zone: string | null
  dateRead: string
}

const dateRead = '2026-11-23'

export const mailBlocklists: readonly MailBlocklist[] = [
  { name: 'SBL, CSS, XBL and PBL', publisher: 'Spamhaus', zone: 'zen.spamhaus.org', dateRead },
  { name: 'BRBL', publisher: 'Barracuda', zone: 'b.barracudacentral.org', dateRead },
  { name: 'SCBL', publisher: 'SpamCop', zone: 'bl.spamcop.net', dateRead },
  { name: 'levels 1 to 3', publisher: 'UCEPROTECT', zone: 'dnsbl-1.uceprotect.net', dateRead },
  { name: 'Mail Intelligence', publisher: 'Abusix', zone: 'combined.mail.abusix.zone', dateRead },
  { name: 'ivmSIP', publisher: 'Invaluement', zone: null, dateRead },
]
