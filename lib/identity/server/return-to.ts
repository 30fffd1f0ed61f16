/** Sends the browser on to where it wanted to go, if that is a page of ours. */
import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { chooseReturnPath } from '../return-path.ts'

export function returnTo(wanted: string | null | undefined): never {
  redirect(chooseReturnPath(wanted) as Route) // a path that a page of ours was asked by before; its pages are not listed
}
