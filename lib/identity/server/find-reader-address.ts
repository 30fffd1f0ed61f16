/** The network address that the request being answered came from. */
import 'server-only'
import { headers } from 'next/headers'
import { readerAddress } from '#lib/platform/reader-address.ts'

export const findReaderAddress = async (): Promise<string> => readerAddress((await headers()).get('x-forwarded-for'))
