/** The keys that packs are signed with, and how a pack is held against one of them. */
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import type { PublicKey } from '#lib/diligence/public-key.ts'
import { keysJsonPath } from '#lib/paths.ts'

export function KeyList({ keys }: { keys: readonly PublicKey[] }) {
  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-compact">Keys</h1>
        <p className="max-w-prose text-ink2">
          An evidence pack holds a dossier, the records it rests on and their hashes. This house signs it with one of
          these Ed25519 keys. Keep a key from here, and a pack that somebody hands you later is held against it without
          asking this house: <Mono className="wrap-anywhere">npx dotquad verify pack.tar --key key.pem</Mono>
        </p>
        <p className="text-label">
          <a href={keysJsonPath}>The same as JSON</a>
        </p>
      </div>
      {keys.length === 0 && <p>No pack was signed here yet: the first one makes the first key.</p>}
      {keys.map((key) => (
        <Key key={key.id} {...key} />
      ))}
    </>
  )
}

function Key({ id, publicKey, madeAt, retiredAt }: PublicKey) {
  return (
    <Section title={id} note={retiredAt === null ? 'signs now' : 'signs no more'}>
      <p className="pb-2 text-table text-ink2">
        Signs since <Instant at={madeAt} />
        {retiredAt !== null && (
          <>
            , replaced <Instant at={retiredAt} />
          </>
        )}
        .
      </p>
      <pre className="bg-well px-4 py-3 font-mono text-label whitespace-pre-wrap wrap-anywhere">{publicKey}</pre>
    </Section>
  )
}
