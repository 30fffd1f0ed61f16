import type { Metadata, Viewport } from 'next'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { SiteHeader } from '#components/shell/site-header.tsx'
import { SoftNavigation } from '#components/shell/soft-navigation.tsx'
import { ThemeScript } from '#components/shell/theme-script.tsx'
import './globals.css'
import { mono, sans } from './typefaces.ts'

export const metadata: Metadata = {
  title: { default: 'Dotquad, IPv4 addresses with their evidence', template: '%s · Dotquad' },
  description:
    'The due-diligence record of any IPv4 block: holder, transfer locks, routing, RPKI, blocklists. Every statement opens to the record it came from.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1214' },
  ],
}

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    // The script sets data-theme before React sees the page.
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <SoftNavigation />
        <SiteHeader />
        {children}
        <SiteFooter />
      </body>
    </html>
  )
}
