// Prefixes and addresses, AS numbers, days, opaque ids: what is data inside a sentence.
const data = /(\b(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?\b|\bAS\d+\b|\b\d{4}-\d{2}-\d{2}\b|\b[0-9a-f]{8}-[0-9a-f-]{27}\b)/

/** A sentence with its data in mono, so that an eye finds the prefix in it. */
export function DataText({ children }: { children: string }) {
  // A figure and its per cent are one word: 46.9 % never breaks between them.
  const parts = children.replace(/(\d) %/g, '$1\u00a0%').split(data)
  return parts.map((part, index) =>
    // A split on one group alternates language and data.
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <span key={index} className="data whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
