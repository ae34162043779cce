import type { FastifyInstance } from 'fastify'
import { type Assets as Built, buildAssets } from '../../ui/theme/build-assets.ts'

/** Addresses of what every page loads. */
export interface Assets {
  css: string
  script: string
  fonts: string[]
}

let building: Promise<Built> | undefined

/**
 * Serves styles, scripts and fonts. Their addresses change with their content, so browsers keep them for ever.
 * @param folder keeps compiled styles, so that the next start is quick
 */
export async function giveAssets(app: FastifyInstance, folder?: string): Promise<Assets> {
  building ??= buildAssets(folder)
  const { css, script, fonts, all } = await building
  for (const { path, type, body } of all) {
    app.get(path, { config: { plain: true } }, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(body)
    )
  }
  return { css: css.path, script: script.path, fonts: fonts.map(({ path }) => path) }
}
