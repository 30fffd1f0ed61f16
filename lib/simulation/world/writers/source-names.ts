/** What whoever collects the files writes beside them: whose those are that do not say it themselves. */
import type { WorldFile } from '../world-file.ts'

/** A geofeed is named by the network that publishes it, a provider's file by the provider. */
export function nameSources(files: readonly WorldFile[]): WorldFile {
  const named = files.map(({ name }): [string, string] => {
    const [folder = '', file = ''] = name.split('/')
    const id = file.replace(/-\d{8}\.csv$/, '')
    return [name, folder === 'geofeeds' ? `geofeed-${id}` : id]
  })
  return { name: 'sources.json', text: `${JSON.stringify(Object.fromEntries(named), null, 1)}\n` }
}
