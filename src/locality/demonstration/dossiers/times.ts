import {
  type Calendar,
  type Span,
  spansOf,
  workingTime,
  workingTimeOver
} from '../../../platform/calendar/index.ts'
import { type Day, dayAfter } from '../../../platform/day.ts'
import type { Random } from '../random.ts'

const minute = 60_000
const hour = 60 * minute

/** How many people come in each half hour after the offices open, beside each other: most come in the morning. */
const rush = [2, 3, 3.4, 3.2, 2.8, 2.4, 1.8, 1, 1.8, 2, 1.6, 1.4, 1.1, 0.8, 0.5, 0.2]

/** Days on which offices work, from one day to another, both included. */
export function workingDays(calendar: Calendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = dayAfter(day)) if (spansOf(calendar, day).length) days.push(day)
  return days
}

/** How many come on a working day, beside other days: Mondays are full, and what could not be done on days off comes after them. */
export function crowd(day: Day, random: Random): number {
  const weekday = Temporal.PlainDate.from(day).dayOfWeek
  return (weekday === 1 ? 1.3 : weekday === 5 ? 0.9 : 1) * (0.85 + 0.3 * random.next())
}

/** A moment at which somebody comes to the counter on a working day. */
export function comes(calendar: Calendar, day: Day, random: Random): number {
  const slots = spansOf(calendar, day).flatMap(halfHours)
  const slot = random.weighted(slots, (one) => rush[slots.indexOf(one)] ?? 0.2)
  return seconds(slot.from + random.next() * (slot.to - slot.from))
}

function halfHours({ from, to }: Span): Span[] {
  const slots: Span[] = []
  for (let at = from; at < to; at += hour / 2) slots.push({ from: at, to: Math.min(at + hour / 2, to) })
  return slots
}

/** When something that is received at a moment was submitted online: the same day, or the evening before. */
export function submittedBefore(calendar: Calendar, day: Day, received: number, random: Random): number {
  const opens = spansOf(calendar, day)[0]?.from ?? received
  const since = random.next() < 0.3 ? opens - random.between(1, 90) * minute : opens
  return seconds(Math.min(since + random.next() * (received - since), received - 3 * minute))
}

/** A moment after some working time. */
export function after(calendar: Calendar, from: number, working: number): number {
  return seconds(workingTimeOver(calendar, from, Math.max(0, working)) ?? from + working)
}

/** Working time between two moments. */
export const between = (calendar: Calendar, from: number, to: number): number =>
  to <= from ? 0 : workingTime(calendar, { from, to })

const seconds = (at: number) => Math.round(at / 1000) * 1000
