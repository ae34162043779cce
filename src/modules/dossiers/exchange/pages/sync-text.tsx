import type { VNode } from 'preact'
import { InstantText, useView } from '../../../../ui/index.ts'
import type { SyncState } from '../out/store.ts'

/** Up to where the national portal knows a dossier, in words. */
export function SyncText({ state: { synchronized, waiting, stuck } }: { state: SyncState }): VNode {
  const { t } = useView()
  return (
    <>
      {synchronized ? (
        <>
          {t('exchange.sync.up_to', { state: t(`exchange.national.${synchronized.national}`) })}{' '}
          <InstantText at={synchronized.at} />
        </>
      ) : (
        t('exchange.sync.not_yet')
      )}
      {waiting > 0 && <div>{t('exchange.sync.waiting', { count: waiting })}</div>}
      {stuck && <div>{t('exchange.sync.stuck', { count: stuck.attempts })}</div>}
    </>
  )
}
