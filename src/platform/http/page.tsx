import type { FastifyInstance, FastifyReply } from 'fastify'
import { render } from 'preact-render-to-string'
import type { Day } from '../day.ts'
import type { Language } from '../i18n/index.ts'
import { takeSay } from './flash.ts'

/** What the pages say of the place that they serve. */
export interface Site {
  /** Of the province, in each language. */
  name: Record<Language, string>
  timeZone: string
  /** Days worth a look, offered where a reader chooses the day. */
  exampleDates: Day[]
}

/** `reply.page`: a page of a room in the layout of all pages. */
export function givePages(app: FastifyInstance, site: Site): void {
  app.decorateReply('page', function (this: FastifyReply, content, options) {
    const { request } = this
    const { view } = request
    const say = takeSay(request, this)
    const html = render(
      <html lang={view.language}>
        <head><title>{`${options.title} - ${site.name[view.language]}`}</title></head>
        <body><main>{say && <p class="said">{view.t(say.key, say.params)}</p>}{content}</main></body>
      </html>
    )
    return this.code(options.status ?? (this.statusCode || 200))
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('vary', 'Cookie, Accept-Language')
      .header('content-language', view.language)
      .send(`<!doctype html>${html}`)
  })
}
