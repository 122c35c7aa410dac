import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Subject } from '../subject/subject.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';

export interface RigOptions {
  /** Under this, each server gets a folder of its own. */
  readonly dataFolder: string;
  /** Smaller numbers, to see that everything works; the figures mean nothing then. */
  readonly quick: boolean;
  readonly profileFolder?: string | undefined;
}

/** What a case has to work with: servers to measure, gone when it ends. */
export class Rig {
  readonly quick: boolean;
  readonly #options: RigOptions;
  readonly #subjects: Subject[] = [];
  readonly #folders: string[] = [];

  constructor(options: RigOptions) {
    this.quick = options.quick;
    this.#options = options;
  }

  /** The first in earnest, the second in a quick run. */
  scaled(full: number, quick: number): number {
    return this.quick ? quick : full;
  }

  /** A folder for data, where the disk is that is meant. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(this.#options.dataFolder, 'lockstep-bench-'));
    this.#folders.push(folder);
    return folder;
  }

  /** Starts a server with no data. */
  async start(kind: SubjectKind): Promise<Subject> {
    const { profileFolder } = this.#options;
    const subject = await Subject.start({ kind, folder: await this.folder(), profileFolder });
    this.#subjects.push(subject);
    return subject;
  }

  /** Ends the servers and removes their data. */
  async dispose(): Promise<void> {
    for (const subject of this.#subjects) await subject.stop();
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }
}
