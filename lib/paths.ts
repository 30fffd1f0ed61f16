/** Every address inside the app, so that no page spells one. Knows nothing of what stands there. */

export const homePath = '/'
export const checkPath = '/check'
export const sourcesPath = '/sources'
/** The public keys of this house, for people and for programs. */
export const keysPath = '/keys'
export const keysJsonPath = '/api/keys'
export const worldPath = '/world'
/** What is wrong with a geofeed, line by line. */
export const geofeedToolPath = '/tools/geofeed'
export const signInPath = '/sign-in'
export const signUpPath = '/sign-up'
export const resetPath = '/reset'
export const accountPath = '/account'
/** Where an organisation says which holder it is. */
export const holdersPath = `${accountPath}#holders` as const
/** The blocks on offer. */
export const blocksPath = '/blocks'
export const dealsPath = '/deals'
/** The deals that stand so to the reader; with a cursor, those behind it. */
export function standingDealsPath(standing: string, after?: string): `/deals?${string}` {
  return `/deals?${new URLSearchParams(after === undefined ? { standing } : { standing, after })}`
}

/** The reader's own space, and what it lists of it. */
export const sellPath = '/sell'
/** The blocks that the reader's organisation watches, and what it was told of them. */
export const watchPath = '/watch'
/** The cases of listings that the reader's organisation wants ended; with a prefix, also what lists have of it. */
export function casesPath(prefix?: string): '/watch/cases' | `/watch/cases?${string}` {
  return prefix === undefined ? '/watch/cases' : `/watch/cases?block=${encodeURIComponent(prefix)}`
}

/** The cases behind that one. */
export function casesAfterPath(id: string): `/watch/cases?after=${string}` {
  return `/watch/cases?after=${encodeURIComponent(id)}`
}

export function casePath(id: string): `/watch/cases/${string}` {
  return `/watch/cases/${id}`
}

/** A log that was attached to a case, as it was. */
export function caseLogPath(caseId: string, logId: string): `/api/watch/cases/${string}` {
  return `/api/watch/cases/${caseId}/logs/${logId}`
}

/** A page of those blocks, behind or before one of them. */
export function watchPagePath(direction: 'after' | 'before', prefix: string): `/watch?${string}` {
  return `/watch?${direction}=${encodeURIComponent(prefix)}`
}
/** All that was told of them, or of what the house watches, in one state, behind or before one of them. */
export function alertsPath(
  asked: { state?: string; of?: 'house'; after?: string; before?: string } = {},
): '/watch/alerts' | `/watch/alerts?${string}` {
  const query = new URLSearchParams(asked).toString()
  return query === '' ? '/watch/alerts' : `/watch/alerts?${query}`
}

/** Addresses of watched blocks that are asked whether they answer. */
export const probesPath = '/watch/probes'
/** The operator's overview of the market. */
export const operatePath = '/operate'
/** The rules of the registries’ policies, which an operator may edit. */
export const rulesPath = '/operate/rules'
/** Who is signed in, as JSON, for the header of pages that are the same for everybody. */
export const sessionJsonPath = '/api/session'

/** The dossier of a prefix; with `asn`, also what would happen if that ASN announced it. */
export function dossierPath(prefix: string, asn?: number): `/check/${string}` {
  return asn === undefined ? `/check/${prefix}` : `/check/${prefix}?asn=${asn}`
}

/** The dossier of an AS, by its text, such as `AS64500`. */
export function asnPath(asn: string): `/check/${string}` {
  return `/check/${asn}`
}

/** The same for machines. */
export function asnJsonPath(asn: string): `/api/check/${string}` {
  return `/api/check/${asn}`
}

/** Takes a POST that has RIPEstat asked about the AS, or with `of=holder` its registry. */
export function askAboutAsnPath(asn: string): `/api/check/${string}` {
  return `${asnJsonPath(asn)}/ask`
}

/** What changed about a prefix, all that successive snapshots tell. */
export const timelinePath = (prefix: string): `/check/${string}` => `${dossierPath(prefix)}/timeline`
/** Where sources place it, source by source. */
export const locationPath = (prefix: string): `/check/${string}` => `${dossierPath(prefix)}/location`
export const locationJsonPath = (prefix: string): `/api/check/${string}` => `${dossierJsonPath(prefix)}/location`

/** Contract, ROA, route objects and BGP against each other, for each route of the prefix. */
export const conflictsPath = (prefix: string): `/check/${string}` => `${dossierPath(prefix)}/conflicts`

/** What a planned ROA, route object or cut of the prefix would do. */
export const whatIfPath = (prefix: string): `/check/${string}` => `${dossierPath(prefix)}/what-if`

/** Takes a POST that has the registry and RIPEstat asked about the prefix. */
export function askPath(prefix: string): `/api/check/${string}` {
  return `/api/check/${prefix}/ask`
}

/** What clouds ask of a block, demand by demand. */
export function cloudFitPath(prefix: string): `/check/${string}` {
  return `/check/${prefix}/cloud`
}

/** The reverse zones of a block, server by server. */
export function reverseDnsPath(prefix: string): `/check/${string}` {
  return `/check/${prefix}/rdns`
}

/** The same dossier for machines. */
export function dossierJsonPath(prefix: string, asn?: number): `/api/check/${string}` {
  return asn === undefined ? `/api/check/${prefix}` : `/api/check/${prefix}?asn=${asn}`
}

/** The dossier with what it rests on, as one signed file: of the moment the page was shown for, where it is named. */
export function packPath(prefix: string, shown?: Shown): `/api/check/${string}` {
  return `/api/check/${prefix}/pack${queryOf(shown)}`
}

/** The same dossier for people who want paper. */
export function dossierPdfPath(prefix: string, shown?: Shown): `/api/check/${string}` {
  return `/api/check/${prefix}/pdf${queryOf(shown)}`
}

type Shown = { at: string; asn?: number | undefined }

function queryOf(shown: Shown | undefined): string {
  if (!shown) return ''
  const asn = shown.asn === undefined ? '' : `asn=${shown.asn}&`
  return `?${asn}at=${encodeURIComponent(shown.at)}`
}

/** Where a link in a mail leads; the page asks before it uses the token up. */
export function signInLinkPath(token: string, next?: string): `/sign-in/link?${string}` {
  return next === undefined
    ? `/sign-in/link?token=${token}`
    : `/sign-in/link?token=${token}&next=${encodeURIComponent(next)}`
}

/** Where the mail of a new account leads: the page asks for its password. */
export function confirmPath(token: string): `/sign-up/confirm?${string}` {
  return `/sign-up/confirm?token=${token}`
}

export function newPasswordPath(token: string): `/reset/new?${string}` {
  return `/reset/new?token=${token}`
}

/** Where to go after signing in. */
export function signInAndReturnPath(path: string): `/sign-in?${string}` {
  return `/sign-in?next=${encodeURIComponent(path)}`
}

/** The world's page while an import that was asked for is under way. */
export function worldImportPath(job: string): `/world?${string}` {
  return `/world?import=${encodeURIComponent(job)}`
}

/** A deal, for its parties; `payment` says how the reader came back from paying. */
export function dealPath(id: string, payment?: 'returned' | 'cancelled'): `/deals/${string}` {
  return payment === undefined ? `/deals/${id}` : `/deals/${id}?payment=${payment}`
}

/** A document of a deal, as a PDF. */
export function dealDocumentPath(dealId: string, documentId: string): `/api/deals/${string}` {
  return `/api/deals/${dealId}/documents/${documentId}`
}

/** The blocks that a search finds; `query` as lib/listings/search-query.ts writes it. */
export function blocksSearchPath(query: string): `/blocks?${string}` | typeof blocksPath {
  return query === '' ? blocksPath : `/blocks?${query}`
}

/** A block on offer; `choice` is what somebody is about to order, as lib/listings/order-choice.ts writes it. */
export function blockPath(id: string, choice = ''): `/blocks/${string}` {
  return choice === '' ? `/blocks/${id}` : `/blocks/${id}?${choice}`
}

/** Where that is ordered. */
export function orderPath(id: string, choice: string): `/blocks/${string}` {
  return `/blocks/${id}/order?${choice}`
}

/** A listing as its seller works on it. */
export function sellListingPath(id: string): `/sell/${string}` {
  return `/sell/${id}`
}

/** The form of one rule, at the top of the list of all. */
export function editRulePath(ruleId: string): `/operate/rules?${string}` {
  return `/operate/rules?rule=${encodeURIComponent(ruleId)}`
}
