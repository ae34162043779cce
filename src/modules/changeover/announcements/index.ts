export { type CloudEvent, cloudEvent, cloudEventSchema } from './cloud-event.ts'
export { announceOn } from './schedule.ts'
export { listSubscriptions, publishedAfter, speaker } from './store.ts'
export { subscribe, unsubscribe } from './subscribe.ts'
export {
  type AnnounceOptions,
  announceDue,
  announceSoon,
  announceTask,
  announceTaskName,
  announceTimetable
} from './task.ts'
