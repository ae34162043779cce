import { z } from 'zod'
import { fileStore, receiveFiles } from '../../platform/files/index.ts'
import { type RoomRoutes, signedIn } from '../../platform/http/index.ts'
import { invalid } from '../../platform/problem.ts'

const file = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string()
})

/** Files for acts on dossiers, handed in by programs beforehand: what no act names within a day is forgotten. */
export const filesApi: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  app.post(
    '/dossiers/files',
    {
      config: { takesFiles: true },
      schema: {
        tags: ['dossiers'],
        summary:
          'Hand in files (multipart/form-data); acts name them by id. What no act names within a day is forgotten',
        response: { 201: z.object({ items: z.array(file) }) }
      }
    },
    async (request, reply) => {
      const { subject } = signedIn(request)
      const { files } = await receiveFiles(request, database, store, { subject })
      if (!files.length)
        throw invalid('record.input.invalid', {}, [{ path: 'file', messageKey: 'record.input.required' }])
      const items = files.map(({ file: { id, name, mediaType, size, sha256 } }) => ({
        ...{ id, name, mediaType, size, sha256 }
      }))
      return reply.code(201).send({ items })
    }
  )
}
