import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

/**
 * Inline scripts are Next's own: they carry the page's data and differ on each page. A nonce in their
 * place would forbid every page that is built once and cached, so the rest of the policy does the
 * work: nothing is loaded from or sent to any other origin.
 */
const contentSecurityPolicy = (scripts: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export default function configure(phase: string): NextConfig {
  // React's error overlay evaluates code; production does not.
  const scripts = phase === PHASE_DEVELOPMENT_SERVER ? " 'unsafe-eval'" : ''
  return {
    typedRoutes: true,
    poweredByHeader: false,
    // `npm run check` checks the types of every file once; a start need not wait for it again.
    typescript: { ignoreBuildErrors: true },
    serverExternalPackages: ['pino', 'pg', 'pg-boss', '@prisma/client', '@prisma/adapter-pg', 'rate-limiter-flexible'],
    headers: async () => [
      {
        source: '/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: contentSecurityPolicy(scripts) },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ],
      },
    ],
  }
}
