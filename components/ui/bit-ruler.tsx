const octets = [0, 1, 2, 3]
const bits = [0, 1, 2, 3, 4, 5, 6, 7]

/** The 32 bits of an address, octet by octet: those the prefix fixes are filled. `length` is 0 to 32. */
export function BitRuler({ length }: { length: number }) {
  return (
    <div className="grid max-w-98 grid-cols-4 gap-1.5" aria-hidden="true">
      {octets.map((octet) => (
        <div key={octet} className="grid grid-cols-8 gap-px">
          {bits.map((bit) => (
            <i key={bit} className={octet * 8 + bit < length ? 'h-1.5 bg-ink' : 'h-1.5 bg-rule'} />
          ))}
        </div>
      ))}
    </div>
  )
}
