import type { Project, Task } from '@lockstep/protocol';

/** One entry of a workspace's log. */
export interface Change {
  readonly type: string;
  readonly seq: number;
  readonly op_id: string;
  /** When it was committed. */
  readonly timestamp: string;
  readonly task?: Task;
  readonly task_id?: string;
}

/** The REST API as a script uses it. */
export class Rest {
  readonly url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  async ask<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  async add(title: string, fields: Partial<Task> = {}): Promise<Task> {
    const { task } = await this.ask<{ task: Task }>('POST', 'tasks', { title, ...fields });
    return task;
  }

  async addProject(name: string): Promise<Project> {
    const { project } = await this.ask<{ project: Project }>('POST', 'projects', { name });
    return project;
  }

  async tasks(status = 'open'): Promise<readonly Task[]> {
    const { tasks } = await this.ask<{ tasks: Task[] }>('GET', `tasks?limit=500&status=${status}`);
    return tasks;
  }

  /** The whole log of the personal workspace. */
  async changes(): Promise<readonly Change[]> {
    const { personal_workspace_id } = await this.ask<{ personal_workspace_id: string }>('GET', 'me');
    const path = `workspaces/${personal_workspace_id}/changes?since_seq=0&limit=500`;
    const { changes } = await this.ask<{ changes: Change[] }>('GET', path);
    return changes;
  }
}
