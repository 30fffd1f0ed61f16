declare const brand: unique symbol

/** A value that only its own parser can make: `Brand<number, 'Asn'>` is no mere number. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
