import type { ReadContext, ReadInput, ReadResult } from './read-context.ts';

export async function listProjects(
  context: ReadContext,
  input: ReadInput<'project.list'>,
): Promise<ReadResult<'project.list'>> {
  const { store, workspace_id } = context;
  const seq = await store.head(workspace_id);
  const projects = await store.projects(workspace_id);
  const counts = await store.openCounts(workspace_id);
  const listed = projects.filter((project) => input.archived || !project.archived);
  return {
    projects: listed.map((project) => ({ ...project, open_tasks: counts.by_project.get(project.id) ?? 0 })),
    seq,
  };
}
