import type { FastifyInstance } from 'fastify'
import type { Room, RoomOptions } from './types.ts'

/** Asks the rooms what they offer to whoever asks for a page. Register after the context. */
export function giveNavigation(app: FastifyInstance, rooms: readonly Room[], options: RoomOptions): void {
  app.decorateRequest('navigation')
  app.addHook('onRequest', async (request) => {
    request.navigation = []
    const { config, url = '' } = request.routeOptions
    if (config.plain || url.startsWith('/api')) return
    try {
      const offered = await Promise.all(rooms.map((room) => room.navigation?.(request, options) ?? []))
      request.navigation = offered.flat()
    } catch (error) {
      // Whatever the page is about says what is wrong; without these links it is still a page.
      request.log.warn({ err: error }, 'no navigation')
    }
  })
}
