export { enqueue, type JobOptions } from './enqueue.ts'
export { prepareJobs } from './prepare.ts'
export { type RunningWorker, startWorker, type Task, type WorkerOptions } from './worker.ts'
export type { Log } from './worker-log.ts'
