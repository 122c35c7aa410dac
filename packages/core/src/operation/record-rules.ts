import type { WriteName } from '@lockstep/protocol';
import type { ApplyItem } from './apply-item.ts';
import { taskAdd } from './task-add.ts';
import { taskUpdate } from './task-update.ts';
import { taskComplete } from './task-complete.ts';
import { taskReopen } from './task-reopen.ts';
import { taskMove } from './task-move.ts';
import { taskReschedule } from './task-reschedule.ts';
import { taskSkip } from './task-skip.ts';
import { taskDelete } from './task-delete.ts';
import { taskRestore } from './task-restore.ts';
import { projectSave } from './project-save.ts';
import { projectArchive } from './project-archive.ts';
import { projectDelete } from './project-delete.ts';

/** The operations of tasks and projects, whose outcome a replica can tell by itself. */
export const recordRules = {
  'task.add': taskAdd,
  'task.update': taskUpdate,
  'task.complete': taskComplete,
  'task.reopen': taskReopen,
  'task.move': taskMove,
  'task.reschedule': taskReschedule,
  'task.skip': taskSkip,
  'task.delete': taskDelete,
  'task.restore': taskRestore,
  'project.save': projectSave,
  'project.archive': projectArchive,
  'project.delete': projectDelete,
} as const satisfies { readonly [Name in WriteName]?: ApplyItem<Name> };
