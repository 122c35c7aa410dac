import { changeList } from './change-list.ts';
import { changeUndo } from './change-undo.ts';
import { memberAdd } from './member-add.ts';
import { memberRemove } from './member-remove.ts';
import { memberSetRole } from './member-set-role.ts';
import { overviewGet } from './overview-get.ts';
import { projectArchive } from './project-archive.ts';
import { projectDelete } from './project-delete.ts';
import { projectList } from './project-list.ts';
import { projectSave } from './project-save.ts';
import { taskAdd } from './task-add.ts';
import { taskComplete } from './task-complete.ts';
import { taskDelete } from './task-delete.ts';
import { taskFind } from './task-find.ts';
import { taskGet } from './task-get.ts';
import { taskMove } from './task-move.ts';
import { taskReopen } from './task-reopen.ts';
import { taskReschedule } from './task-reschedule.ts';
import { taskRestore } from './task-restore.ts';
import { taskSkip } from './task-skip.ts';
import { taskUpdate } from './task-update.ts';
import { workspaceCreate } from './workspace-create.ts';

/** Every operation there is; each door is derived from this list. */
export const registry = {
  'task.add': taskAdd,
  'task.update': taskUpdate,
  'task.complete': taskComplete,
  'task.reopen': taskReopen,
  'task.move': taskMove,
  'task.reschedule': taskReschedule,
  'task.skip': taskSkip,
  'task.delete': taskDelete,
  'task.restore': taskRestore,
  'task.find': taskFind,
  'task.get': taskGet,
  'project.save': projectSave,
  'project.archive': projectArchive,
  'project.delete': projectDelete,
  'project.list': projectList,
  'overview.get': overviewGet,
  'change.list': changeList,
  'change.undo': changeUndo,
  'workspace.create': workspaceCreate,
  'member.add': memberAdd,
  'member.set_role': memberSetRole,
  'member.remove': memberRemove,
} as const;

export type Registry = typeof registry;
export type OperationName = keyof Registry;
export type WriteName = {
  [Name in OperationName]: Registry[Name]['kind'] extends 'write' ? Name : never;
}[OperationName];
export type ReadName = Exclude<OperationName, WriteName>;
