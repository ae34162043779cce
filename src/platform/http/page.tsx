import type { FastifyInstance, FastifyReply } from 'fastify'
import { render } from 'preact-render-to-string'
import { Layout } from '../../ui/layout/layout.tsx'
import { registerNavigation } from '../../ui/layout/navigation.ts'
import type { Day } from '../day.ts'
import type { Language } from '../i18n/index.ts'
import type { Assets } from './assets.ts'
import { takeSay } from './flash.ts'

/** What the pages say of the place that they serve. */
export interface Site {
  /** Of the province, in each language. */
  name: Record<Language, string>
  timeZone: string
  /** Days worth a look, offered where a reader chooses the day. */
  exampleDates: Day[]
  /** Whether some of the data are made up, which every page then says. */
  demonstration?: boolean
}

/** `reply.page`: a page of a room in the layout of all pages. */
export function givePages(app: FastifyInstance, site: Site, assets: Assets): void {
  app.decorateReply('page', function (this: FastifyReply, content, { title, status = 200, ...options }) {
    const { view } = this.request
    const say = takeSay(this.request, this)
    const exampleDays = site.exampleDates.map((day) => ({ day, label: '' }))
    const html = render(
      <Layout
        view={view}
        title={title}
        site={{
          province: site.name[view.language],
          navigation: registerNavigation(view, this.request.navigation),
          exampleDays,
          demonstration: site.demonstration
        }}
        assets={assets}
        flash={say && view.t(say.key, say.params)}
        {...options}
      >
        {content}
      </Layout>
    )
    return this.code(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('vary', 'Cookie, Accept-Language')
      .header('content-language', view.language)
      .send(`<!doctype html>${html}`)
  })
}
