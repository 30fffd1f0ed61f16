/** A User-Agent in three words, for its owner to know the browser again. Browsers name others before themselves. */

const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

const firstIn = (names: typeof browsers | typeof systems, userAgent: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(userAgent))?.[0]

/** `Firefox on Linux`; what is not known is called so. */
export function describeBrowser(userAgent: string): string {
  const browser = firstIn(browsers, userAgent) ?? 'Unknown browser'
  const system = firstIn(systems, userAgent)
  return system ? `${browser} on ${system}` : browser
}
