/**
 * An RPSL object (RFC 2622) as it may be shown: attributes that name or reach a person keep their name, not their value.
 *
 * Knows attributes, not people: a name in `descr` or `remarks` stays, as the registry published it.
 */

const personal = new Set('notify changed e-mail upd-to mnt-nfy phone fax-no address person admin-c tech-c'.split(' '))

/** Takes the value and its continuation lines (a blank, a tab or `+` in front); every other line stays as it is. */
export function maskPersonalAttributes(object: string): string {
  let masking = false
  return object
    .split('\n')
    .flatMap((line) => {
      if (/^[ \t+]/.test(line)) return masking ? [] : [line]
      const [, name, blanks] = /^([A-Za-z][A-Za-z0-9-]*):([ \t]*)/.exec(line) ?? []
      masking = name !== undefined && personal.has(name.toLowerCase())
      return masking ? [`${name}:${blanks || ' '}(masked)`] : [line]
    })
    .join('\n')
}
