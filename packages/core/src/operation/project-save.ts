import { type Item, LockstepError, type Project, projectColors } from '@lockstep/protocol';
import { generateKeyBetween } from 'fractional-indexing';
import { foldText } from '../filter/fold-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { placeBetween } from '../order/place-between.ts';
import { changedFields } from '../state/changed-fields.ts';
import type { Draft } from '../state/draft.ts';
import type { View } from '../state/view.ts';
import type { ApplyItem } from './apply-item.ts';
import { guard } from './guard.ts';
import { invalid } from './invalid.ts';
import { requireProject } from './require-project.ts';

type SaveInput = Item<'project.save'>;

/** Changes the project with this id, or creates one where there is none. */
export const projectSave: ApplyItem<'project.save'> = (draft, item, context) => {
  const known = item.id === undefined ? undefined : draft.project(item.id);
  if (known?.entity.deleted_at !== null && known !== undefined) {
    throw new LockstepError('CONFLICT', `Project “${known.entity.name}” was deleted.`, { current: known.entity });
  }
  if (known === undefined) {
    const project = newProject(draft, item, context);
    draft.writeProject(project);
    return (records) => ({ project: records.project(project.id) });
  }
  const { entity } = known;
  if (item.name !== undefined) refuseUsedName(draft, item.name, entity.id);
  const renamed = { ...entity, name: item.name ?? entity.name, color: item.color ?? entity.color };
  guard(known, item.if_seq, changedFields(entity, renamed));
  draft.writeProject({ ...renamed, position: positionOf(draft, item, entity) });
  return (records) => ({ project: records.project(entity.id) });
};

function newProject(draft: Draft, item: SaveInput, context: OperationContext): Project {
  const { id = context.newId(), name } = item;
  if (item.if_seq !== undefined) throw new LockstepError('NOT_FOUND', 'There is no project with this id.');
  if (name === undefined) {
    if (item.id === undefined) throw invalid('name', 'A new project needs a name.');
    throw new LockstepError('NOT_FOUND', 'There is no project with this id; a new one needs a name.');
  }
  refuseUsedName(draft, name, id);
  return {
    id,
    workspace_id: draft.workspace_id,
    user_id: context.actor.user_id,
    name,
    color: item.color ?? projectColors[draft.projects().length % projectColors.length] ?? 'stone',
    archived: false,
    position: positionOf(draft, item, { id, position: null }),
    seq: 0,
    created_at: context.now,
    updated_at: context.now,
    created_by: context.actor,
    updated_by: context.actor,
    deleted_at: null,
  };
}

function refuseUsedName(view: View, name: string, id: string): void {
  const wanted = foldText(name);
  const used = view.projects().find(({ entity }) => entity.id !== id && foldText(entity.name) === wanted);
  if (used === undefined) return;
  throw new LockstepError('CONFLICT', `There is a project “${used.entity.name}” already.`, { current: used.entity });
}

function positionOf(
  draft: Draft,
  item: SaveInput,
  project: { readonly id: string; readonly position: string | null },
): string {
  const { before, after } = item;
  const others = draft.projects().flatMap(({ entity }) => (entity.id === project.id ? [] : [entity]));
  if (before === undefined && after === undefined) {
    return project.position ?? generateKeyBetween(others.at(-1)?.position ?? null, null);
  }
  const upper = before === undefined ? undefined : indexOf(draft, others, before);
  const lower = after === undefined ? undefined : indexOf(draft, others, after) + 1;
  if (upper !== undefined && lower !== undefined && lower > upper) {
    throw invalid('before', '“before” must come later among the projects than “after”.');
  }
  const { position, moved } = placeBetween(others, lower ?? upper ?? others.length);
  for (const { id, position: moved_to } of moved) {
    draft.writeProject({ ...requireProject(draft, id).entity, position: moved_to });
  }
  return position;
}

function indexOf(draft: Draft, others: readonly Project[], id: string): number {
  requireProject(draft, id);
  const index = others.findIndex((project) => project.id === id);
  if (index === -1) throw invalid('before', 'A project is not beside itself.');
  return index;
}
