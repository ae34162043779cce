export {
  type Calendar,
  type ClockRules,
  dayOf,
  findClockRules,
  type OfficeHours,
  readCalendar,
  readClockRules,
  type Span,
  type SpecialDay,
  spansOf
} from './calendar.ts'
export {
  closeOf,
  type DueQuestion,
  dueAt,
  type Limit,
  type LimitUnit,
  limitUnits,
  workingTime,
  workingTimeOver
} from './due.ts'
export { type DayReason, type ExplainedDay, type Explanation, explainDue } from './explain.ts'
