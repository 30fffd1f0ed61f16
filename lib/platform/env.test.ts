import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseEnvironment, variables } from './env.ts'
import { projectRoot } from './project-root.ts'

describe('the environment', () => {
  test('every variable of the schema is in .env.example, and no other', () => {
    const example = readFileSync(resolve(projectRoot, '.env.example'), 'utf8')
    const named = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1])
    expect(named.sort()).toEqual(Object.keys(variables.shape).sort())
  })

  test('each variable of .env.example has a sentence above it', () => {
    const lines = readFileSync(resolve(projectRoot, '.env.example'), 'utf8').split('\n')
    const bare = lines.filter((line, i) => /^[A-Z_]+=/.test(line) && !lines[i - 1]?.startsWith('#'))
    expect(bare).toEqual([])
  })

  test('nothing set is a simulated world on port 3000', () => {
    const parsed = parseEnvironment({})
    expect(parsed.ok && parsed.value).toMatchObject({
      DOTQUAD_WORLD: 'simulated',
      PORT: 3000,
      DOTQUAD_HOST: '127.0.0.1',
    })
  })

  test('a resolver is read with its port, in brackets where it is of IPv6, and keys by their list', () => {
    const parsed = parseEnvironment({ DNSBL_RESOLVER: '[::1]:5353', DNSBL_KEYS: 'spamhaus-zen:abc,psbl:x' })
    expect(parsed.ok && parsed.value).toMatchObject({
      DNSBL_RESOLVER: { host: '::1', port: 5353 },
      DNSBL_KEYS: { 'spamhaus-zen': 'abc', psbl: 'x' },
    })
  })

  test('an empty variable counts as not set', () => {
    expect(parseEnvironment({ DATABASE_URL: '', PORT: '' }).ok).toBe(true)
  })

  test.each([
    [{ DOTQUAD_WORLD: 'real' }, 'DOTQUAD_WORLD must be one of simulated, files, live.'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PORT: '3e3' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ CHROMIUM_PATH: '/nowhere/chromium' }, 'CHROMIUM_PATH must be the path of an existing Chromium or Chrome.'],
    [
      { RTR_SERVERS: 'rpki.example' },
      'RTR_SERVERS must be one or more of host:port with commas between them, such as rpki.example:8282,[2001:db8::1]:8282.',
    ],
    [
      { RDNS_SERVERS_AT: 'ns1.example=127.0.0.1:5353' },
      'RDNS_SERVERS_AT must be pairs such as 192.0.2.53=127.0.0.1:5353 with commas between them.',
    ],
    [{ DNSBL_RESOLVER: 'localhost' }, 'DNSBL_RESOLVER must be a host and a port such as whois.example:43.'],
    [{ DNSBL_RESOLVER: '[::1]:99999' }, 'DNSBL_RESOLVER must be a host and a port such as whois.example:43.'],
    [
      { DNSBL_KEYS: 'spamhaus-zen:a.key' },
      'DNSBL_KEYS must be pairs such as spamhaus-zen:yourkey,barracuda-brbl:registered.',
    ],
    [{ DOTQUAD_WROLD: 'live' }, 'DOTQUAD_WROLD is no variable of Dotquad; .env.example names them all.'],
  ])('%o is refused by name, with what would be right', (given, sentence) => {
    expect(parseEnvironment(given)).toEqual({ ok: false, error: sentence })
  })

  test('RTR servers are hosts and ports in the order given', () => {
    const parsed = parseEnvironment({ RTR_SERVERS: 'rpki.example:8282, [2001:db8::1]:323' })
    expect(parsed.ok && parsed.value.RTR_SERVERS).toEqual([
      { host: 'rpki.example', port: 8282 },
      { host: '2001:db8::1', port: 323 },
    ])
  })

  test('a wrong database URL is named without its password', () => {
    const parsed = parseEnvironment({ DATABASE_URL: 'mysql://root:secret@db/main' })
    expect(!parsed.ok && parsed.error).toContain('DATABASE_URL must be a URL such as postgresql://')
    expect(!parsed.ok && parsed.error).not.toContain('secret')
  })
})
