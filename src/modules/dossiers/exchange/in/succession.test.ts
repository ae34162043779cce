import { expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { act } from '../../../../../tests/support/small-province.ts'
import { read } from '../../../../platform/database/index.ts'
import { enactPlan } from '../../../changeover/index.ts'
import { getDossier } from '../../book/read.ts'
import {
  merger,
  mergerPeople,
  onDay,
  onEve,
  planned,
  split,
  splitPeople
} from '../../custody/fixtures/reform.ts'
import { type Office, smallOffice } from '../../fixtures/small-office.ts'
import { message, openExchange } from '../fixtures/exchange.ts'
import { messageSchema } from './message.ts'

/** A submission for Tả Van (c2) or Bản Pho (c1), which are no more from 2025-07-01 on. */
const submission = (code: string, area: string, happenedAt: string) =>
  messageSchema.parse({ ...message('submission', code, '09T08:00', { area }), happenedAt })
const placeOf = async ({ database }: Office, code: string) =>
  (await read(database, (tx) => getDossier(tx, code, '2025-07-02'))).pile

test('a submission for a commune that is no more goes to whoever took over', async () => {
  const office = await smallOffice(await testDatabase())
  await act(office.database, enactPlan, { id: await planned(office.database, merger, mergerPeople) })
  const exchange = await openExchange(office)
  // Submitted the evening before and told the day after: the old commune's, and by custody the new one's.
  await exchange.take(submission('DVC-1', 'c2', onEve('20:00:00')), onDay('09:00:00'))
  expect(await placeOf(office, 'DVC-1')).toMatchObject({
    originId: office.gov.body.u2,
    placeId: office.gov.area.c2
  })
  await exchange.take(submission('DVC-2', 'c2', onDay('08:00:00')), onDay('09:00:00'))
  const { placeId, originId } = await placeOf(office, 'DVC-2')
  expect([placeId, originId]).not.toContain(office.gov.area.c2)
  expect(await exchange.take(submission('DVC-3', 'c9', onDay('08:30:00')), onDay('09:00:00'))).toMatchObject({
    state: 'applied'
  })
  expect(await placeOf(office, 'DVC-3')).toMatchObject({ placeId, originId })
  expect(await exchange.take(submission('DVC-4', 'c77', onDay('08:30:00')), onDay('09:00:00'))).toMatchObject(
    {
      refusal: { messageKey: 'exchange.refusal.no_such_area' }
    }
  )
})

test('where a split leaves open who took over, the submission waits to be looked at', async () => {
  const office = await smallOffice(await testDatabase())
  await act(office.database, enactPlan, { id: await planned(office.database, split, splitPeople) })
  const exchange = await openExchange(office)
  const answer = await exchange.take(submission('DVC-1', 'c1', onDay('08:00:00')), onDay('09:00:00'))
  expect(answer).toMatchObject({
    state: 'refused',
    refusal: {
      messageKey: 'exchange.refusal.several_took_over',
      params: { area: 'Bản Pho', bodies: expect.stringContaining('Tả Van') }
    }
  })
})
