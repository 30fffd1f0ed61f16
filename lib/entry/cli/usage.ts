export const usage = `dotquad: the due diligence of any IPv4 block

  dotquad sync [--world W] [--sources-dir DIR]   import every file DIR holds that is recognised; in the world
                                                 live without a DIR, fetch what is due of its sources
  dotquad dossier PREFIX... [--asn N] [--at ISO] one JSON object a prefix
  dotquad dossier --stdin                        the same, one prefix a line
  dotquad asn AS64500... [--at ISO]              what is on record of an AS; with --stdin, one a line
  dotquad transferability PREFIX... [--status S] [--at ISO]
                                                 whether it may be sold or leased, where to and by which rules;
                                                 S is the status that RDAP gives its registration
  dotquad conflicts PREFIX... [--at ISO]         contract, ROA, route objects and BGP against each other, per route,
                                                 with the text of what to add or remove
  dotquad what-if PREFIX --roa ASN[/maxLength] | --route ASN | --split /24 [--at ISO]
                                                 what a planned ROA, route object or cut does to the routes of today
  dotquad rov --stdin                            lines of PREFIX ASN, answered after RFC 6811
  dotquad pack PREFIX --out FILE [--asn N] [--at ISO]  the dossier with its evidence, signed, as one file
  dotquad verify FILE [--key FILE]               computes the dossier of a pack again, offline, and names what was changed
  dotquad location PREFIX... [--at ISO]          where providers and geofeeds place it, and where they disagree
  dotquad geofeed-lint FILE [--inside PREFIX]    what is wrong with a geofeed (RFC 8805), line by line; - reads stdin
  dotquad keys [--rotate]                        the public keys that packs are signed with
  dotquad start | worker | test                  the programs behind npm start and npm test

--world W is simulated, files or live; without it DOTQUAD_WORLD decides.
JSON goes to stdout, everything else to stderr. Exit status 1: at least one line or file was refused,
a pack is not what was signed, or a geofeed has errors; 2: the command itself was not understood.
`

/** A command that cannot be run as it stands: told on stderr with exit status 2. */
export class UsageProblem extends Error {
  override name = 'UsageProblem'
}
