/** The parameters of a page's address, as Next gives them, as the web has them. */

export const searchParamsOf = (given: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )
