/** Geist and its mono, each as one variable file with the Latin letters alone: what else a name needs, the system has. */
import localFont from 'next/font/local'

export const sans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
})

export const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  adjustFontFallback: false, // it knows Arial and Times alone, and neither is a mono
})
