import type { ApplyItem } from './apply-item.ts';
import { requireProject } from './require-project.ts';

/** Archives a project or brings it back; its tasks stay as they are. */
export const projectArchive: ApplyItem<'project.archive'> = (draft, item) => {
  const { entity } = requireProject(draft, item.id);
  draft.writeProject({ ...entity, archived: item.archived });
  return (records) => ({ project: records.project(item.id) });
};
