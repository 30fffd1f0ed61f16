/** Stands beside the name of a world that is not the real one. It leans left: right-leaning hatch means "not checked". */
export function Tape() {
  return <i aria-hidden="true" className="tape h-2.5 w-11 flex-none" />
}
