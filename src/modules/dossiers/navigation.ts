import { read } from '../../platform/database/index.ts'
import type { Room } from '../../platform/http/index.ts'
import { deskOf } from './desk/scope.ts'

/** The counter for who receives somewhere, the desk for who has one, for citizens where to apply, for everybody where a dossier stands. */
export const navigation: NonNullable<Room['navigation']> = async (request, { database }) => {
  const { actor, citizen, t, view } = request
  const status = { path: '/status', text: t('status.navigation') }
  const mine = citizen ? [{ path: '/my/dossiers', text: t('apply.mine.title') }] : []
  if (!actor?.personId) return [{ path: '/apply', text: t('apply.navigation') }, ...mine, status]
  const desk = await read(database, (tx) => deskOf(tx, actor, view.today))
  const receives = desk.counters.length > 0
  const works = receives || desk.units.length > 0 || desk.leads.length > 0
  return [
    ...(receives ? [{ path: '/reception', text: t('reception.navigation') }] : []),
    ...(works ? [{ path: '/dossiers', text: t('ui.navigation.dossiers') }] : []),
    ...mine,
    status
  ]
}
