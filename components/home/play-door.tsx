import { buttonClass } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Tape } from '#components/ui/tape.tsx'
import { dossierPath } from '#lib/paths.ts'
import { Door } from './door.tsx'

type PlayDoorProps = {
  /** The block it opens on; null where that world does not run here. */
  prefix: string | null
}

/** The second door: a fictional Internet, entered by a block that nobody should buy. */
export function PlayDoor({ prefix }: PlayDoorProps) {
  return (
    <Door
      accent="sim"
      title={
        <>
          <Tape />
          <span>
            Play a deal <span className="font-normal">(simulated)</span>
          </span>
        </>
      }
      lead={
        <>
          A fictional Internet in <Mono>240.0.0.0/4</Mono>, written in the registries’ own file formats and read like
          the real one, and a market in it: blocks, payments and registries are simulated.
        </>
      }
    >
      {prefix === null ? <Closed /> : <Open prefix={prefix} />}
    </Door>
  )
}

function Open({ prefix }: { prefix: string }) {
  return (
    <>
      <Link href={dossierPath(prefix)} className={buttonClass('primary', 'large')}>
        Open the bad block
      </Link>
      <p className="pt-3 text-label text-ink3">
        It starts on <Mono>{prefix}</Mono>, which should not be bought, and says why.
      </p>
    </>
  )
}

function Closed() {
  return (
    <p className="border-t border-rule2 pt-3">
      This door is closed: the simulated world does not run here.{' '}
      <span className="text-ink2">
        Whoever runs this site opens it with <Mono>DOTQUAD_WORLD=simulated</Mono> and a new start.
      </span>
    </p>
  )
}
