import { classNames } from './class-names.ts'

type PrefixTitleProps = {
  /** Canonical text, such as `240.0.64.0/18`. */
  prefix: string
  as?: 'h1' | 'h2' | 'p'
  size?: 'page' | 'compact'
}

/** A prefix as the title of what follows: the octets it does not decide stand back, its length is the accent. */
export function PrefixTitle({ prefix, as: Tag = 'h1', size = 'page' }: PrefixTitleProps) {
  const [address = prefix, length] = prefix.split('/')
  const octets = address.split('.')
  const quiet = octets.slice(0, Math.min(2, Math.floor(Number(length ?? 32) / 8))).join('.')
  return (
    <Tag className={classNames('-ml-0.5 font-mono', size === 'page' ? 'text-compact md:text-prefix' : 'text-compact')}>
      <span className="text-ink3">{quiet}</span>
      {address.slice(quiet.length)}
      {length !== undefined && <span className="text-accent">/{length}</span>}
    </Tag>
  )
}
