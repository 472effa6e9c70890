/** From files to matches. */
export { matchLogs, type LogsMatched, type MatchLogsOptions } from './match-logs.js';
export { INPUT_FORMATS, openLog, type InputFormat, type OpenedLog, type OpenLogOptions } from './open-log.js';
export { readLogs, type LogInput, type LogsRead, type ReadLogsOptions } from './read-logs.js';
export type { RecordBatch, RejectedRecord } from './record-batch.js';
export type { RejectedFile, RunSummary } from './run-summary.js';
export { describeFilter, FILTER_MODES, type FilterMode, type FilterUse } from './screen/screens.js';
export {
  createFollowProgress,
  followLogs,
  type Detector,
  type FollowOptions,
  type FollowProgress,
} from './follow/follow-logs.js';
export type { LogPosition } from './follow/followed-log.js';
export { sealFollowState, unsealFollowState, type FollowState } from './follow/follow-state.js';
export { startWorkers, type Workers } from './threads/worker-pool.js';
