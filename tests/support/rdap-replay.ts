/** RDAP services and IANA's directory as recorded, for the adapters that ask them. */
import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Rdap } from '#lib/adapters/rdap/ask-registry.ts'
import { directoryOf } from '#lib/adapters/rdap/service-directory.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { Attempt } from '#lib/platform/http.ts'

export const rdapRecording = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../recordings/rdap/${name}.json`, import.meta.url), 'utf8'))

export type RdapReplay = Rdap & { asked: string[]; held: Map<string, number> }

/** Answers as recorded, by URL; what is a function is an attempt that failed. Anything else is unreachable. */
export function replayRdap(of: 'ipv4' | 'asn', replies: Record<string, unknown>): RdapReplay {
  const asked: string[] = []
  const held = new Map<string, number>()
  const ask = async <T>(url: string, schema: z.ZodType<T>): Promise<Attempt<T>> => {
    asked.push(url)
    const reply = replies[url]
    if (reply === undefined) return err('unreachable')
    if (typeof reply === 'function') return reply()
    const parsed = schema.safeParse(reply)
    return parsed.success ? ok(parsed.data) : err('malformed')
  }
  return {
    ask,
    asked,
    held,
    backOff: {
      heldFor: async (host) => held.get(host) ?? null,
      hold: async (host, ms) => {
        held.set(host, ms)
      },
    },
    wait: async () => undefined,
    findDirectory: directoryOf({ of, ask, store: { read: () => null, keep: () => undefined }, now: () => 0 }),
  }
}
