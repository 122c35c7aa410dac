export { actorKindSchema, actorSchema } from './entity/actor.ts';
export type { ActorKind, Actor } from './entity/actor.ts';
export { identifierSchema } from './entity/identifier.ts';
export { memberSchema } from './entity/member.ts';
export type { Member } from './entity/member.ts';
export { operationIdSchema, runIdSchema } from './entity/operation-id.ts';
export { priorities } from './entity/priorities.ts';
export type { Priority } from './entity/priorities.ts';
export { prioritySchema } from './entity/priority.ts';
export { projectNameSchema, projectColorSchema, projectSchema } from './entity/project.ts';
export type { Project } from './entity/project.ts';
export { projectColors } from './entity/project-colors.ts';
export type { ProjectColor } from './entity/project-colors.ts';
export { recurrenceAnchorSchema, rruleSchema, recurrenceSchema, recurrenceInputSchema } from './entity/recurrence.ts';
export type { Recurrence, RecurrenceInput } from './entity/recurrence.ts';
export { scopeSchema } from './entity/scope.ts';
export { scopes } from './entity/scopes.ts';
export type { Scope } from './entity/scopes.ts';
export {
  taskTitleSchema,
  taskNotesSchema,
  labelSchema,
  labelsSchema,
  reminderSchema,
  remindersSchema,
  positionSchema,
  taskSchema,
} from './entity/task.ts';
export type { Task, Reminder } from './entity/task.ts';
export { lineSchema, paragraphsSchema } from './entity/text.ts';
export { timestampSchema, calendarDateSchema, timeOfDaySchema, timeZoneSchema } from './entity/time.ts';
export { userSchema } from './entity/user.ts';
export type { User } from './entity/user.ts';
export { roleSchema, workspaceSchema } from './entity/workspace.ts';
export type { Role, Workspace } from './entity/workspace.ts';
export { workspaceNameSchema, workspaceRecordSchema } from './entity/workspace-record.ts';
export type { WorkspaceRecord } from './entity/workspace-record.ts';
export { errorCatalogue, errorCodes } from './error/catalogue.ts';
export type { ErrorEntry, ErrorCode } from './error/catalogue.ts';
export { invalidField } from './error/invalid-field.ts';
export { LockstepError } from './error/lockstep-error.ts';
export type { Candidate, LockstepErrorDetails } from './error/lockstep-error.ts';
export { parseInput } from './error/parse.ts';
export { fieldErrorSchema, problemSchema } from './error/problem.ts';
export type { FieldError, Problem } from './error/problem.ts';
export { toProblem } from './error/to-problem.ts';
export { changeList } from './operation/change-list.ts';
export { keptSchema, changeUndo } from './operation/change-undo.ts';
export { defineRead, defineWrite } from './operation/define-operation.ts';
export type { HttpMethod, HttpRoute, Wording, ReadOperation, WriteOperation } from './operation/define-operation.ts';
export { listInputSchema, parseOperationInput } from './operation/operation-input.ts';
export type {
  ItemInput,
  Item,
  OperationInput,
  ItemResult,
  ParsedInput,
  ReadInput,
  ReadResult,
} from './operation/operation-input.ts';
export { memberAdd } from './operation/member-add.ts';
export { memberRemove } from './operation/member-remove.ts';
export { memberSetRole } from './operation/member-set-role.ts';
export { operationRequestSchema } from './operation/operation-request.ts';
export type { OperationRequest } from './operation/operation-request.ts';
export { overviewGet } from './operation/overview-get.ts';
export { projectArchive } from './operation/project-archive.ts';
export { projectDelete } from './operation/project-delete.ts';
export { projectList } from './operation/project-list.ts';
export { projectSave } from './operation/project-save.ts';
export { isOperationName, isWriteName, operationKinds } from './operation/operation-kinds.ts';
export { registry } from './operation/registry.ts';
export type { Registry, OperationName, WriteName, ReadName } from './operation/registry.ts';
export { taskAdd } from './operation/task-add.ts';
export { taskComplete } from './operation/task-complete.ts';
export { taskDelete } from './operation/task-delete.ts';
export { referenceSchema, guardSchema, taskReferenceFields, taskFields } from './operation/task-fields.ts';
export { taskStatusSchema, taskSortSchema, taskFind } from './operation/task-find.ts';
export { taskGet } from './operation/task-get.ts';
export { taskMove } from './operation/task-move.ts';
export { taskReopen } from './operation/task-reopen.ts';
export { taskReschedule } from './operation/task-reschedule.ts';
export { taskRestore } from './operation/task-restore.ts';
export { taskSkip } from './operation/task-skip.ts';
export { taskUpdate } from './operation/task-update.ts';
export { wordResult } from './operation/word-result.ts';
export { workspaceCreate } from './operation/workspace-create.ts';
export { workspaceField } from './operation/workspace-field.ts';
export { defineTool } from './tool/define-tool.ts';
export type { Tool, ToolAnswer, ToolFormat, ToolHints } from './tool/define-tool.ts';
export { listTool } from './tool/list-tool.ts';
export type { ToolJsonSchema, ToolListing } from './tool/list-tool.ts';
export type { Mention } from './tool/mention.ts';
export { planTool } from './tool/plan-tool.ts';
export type { PlannedTool } from './tool/plan-tool.ts';
export type { ToolReader } from './tool/resolve-mentions.ts';
export type { DateInWords, NotUnderstood, PlanContext, ToolContext } from './tool/tool-context.ts';
export { toolError } from './tool/tool-error.ts';
export { maxToolItems } from './tool/tool-fields.ts';
export { isDestructivePlan, planSize } from './tool/tool-plan.ts';
export type { ReadPlan, ToolPlan, WritePlan } from './tool/tool-plan.ts';
export { findTool, tools } from './tool/tools.ts';
export type { ToolName } from './tool/tools.ts';
export { ackSchema } from './wire/ack.ts';
export type { AckFrame } from './wire/ack.ts';
export { announcePresenceSchema } from './wire/announce-presence.ts';
export type { AnnouncePresenceFrame } from './wire/announce-presence.ts';
export { authSchema } from './wire/auth.ts';
export type { AuthFrame } from './wire/auth.ts';
export { batchSchema } from './wire/batch.ts';
export type { BatchFrame } from './wire/batch.ts';
export { bookmarkSchema } from './wire/bookmark.ts';
export type { BookmarkFrame } from './wire/bookmark.ts';
export {
  taskCreatedSchema,
  taskUpdatedSchema,
  taskDeletedSchema,
  taskPurgedSchema,
  projectCreatedSchema,
  projectUpdatedSchema,
  projectDeletedSchema,
  workspaceCreatedSchema,
  memberCreatedSchema,
  memberUpdatedSchema,
  memberDeletedSchema,
  changeEventSchema,
} from './wire/change-event.ts';
export type { ChangeEvent, ChangeEventType } from './wire/change-event.ts';
export { closeCodes, isTerminalCloseCode } from './wire/close-code.ts';
export type { CloseCode } from './wire/close-code.ts';
export { downFrameSchema } from './wire/down.ts';
export type { DownFrame } from './wire/down.ts';
export { errorSchema } from './wire/error.ts';
export type { ErrorFrame } from './wire/error.ts';
export { helloSchema } from './wire/hello.ts';
export type { HelloFrame } from './wire/hello.ts';
export { maxFrameBytes, maxBatchBytes, maxItems, maxRequestBytes, syncSubprotocol } from './wire/limits.ts';
export { liveSchema } from './wire/live.ts';
export type { LiveFrame } from './wire/live.ts';
export { opSchema } from './wire/op.ts';
export type { OpFrame } from './wire/op.ts';
export { pingSchema } from './wire/ping.ts';
export type { PingFrame } from './wire/ping.ts';
export { plainReadySchema, plainResetSchema, plainMessageSchema } from './wire/plain.ts';
export type { PlainReady, PlainReset, PlainMessage } from './wire/plain.ts';
export { pongSchema } from './wire/pong.ts';
export type { PongFrame } from './wire/pong.ts';
export { presenceSchema, presentSchema } from './wire/presence.ts';
export type { PresenceFrame, Present } from './wire/presence.ts';
export { progressSchema } from './wire/progress.ts';
export type { ProgressFrame } from './wire/progress.ts';
export { readySchema } from './wire/ready.ts';
export type { ReadyFrame } from './wire/ready.ts';
export { reconnectSchema } from './wire/reconnect.ts';
export type { ReconnectFrame } from './wire/reconnect.ts';
export { rejectSchema } from './wire/reject.ts';
export type { RejectFrame } from './wire/reject.ts';
export { resetReasonSchema, resetSchema } from './wire/reset.ts';
export type { ResetReason, ResetFrame } from './wire/reset.ts';
export { resumeSchema } from './wire/resume.ts';
export type { ResumeFrame } from './wire/resume.ts';
export { snapshotSchema } from './wire/snapshot.ts';
export type { Snapshot } from './wire/snapshot.ts';
export { typingSchema } from './wire/typing.ts';
export type { TypingFrame } from './wire/typing.ts';
export { upFrameSchema } from './wire/up.ts';
export type { UpFrame } from './wire/up.ts';
export { protocolVersion, oldestProtocolVersion } from './protocol-version.ts';
