import { registerEventSource } from '../../../platform/webhooks/index.ts'
import { announcementSource } from './source.ts'

registerEventSource(announcementSource)

export { type Announcement, cloudEvent, cloudEventSchema } from './cloud-event.ts'
export { publishDue } from './publish.ts'
export { announceOn } from './schedule.ts'
export { publishedAfter, speaker } from './store.ts'
export {
  announceDue,
  announceSoon,
  announceTask,
  announceTaskName,
  announceTimetable
} from './task.ts'
