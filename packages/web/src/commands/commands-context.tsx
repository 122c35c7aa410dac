import { useLockstep } from '@lockstep/react';
import type { ReactNode } from 'react';
import { createContext, use, useMemo } from 'react';
import { showToast } from '../ui/show-toast.ts';
import { AddCommands } from './add-commands.ts';
import { Commander } from './commander.ts';
import { ProjectCommands } from './project-commands.ts';
import { TaskCommands } from './task-commands.ts';

/** Everything a person can do, and take back. */
export type Commands = { add: AddCommands; tasks: TaskCommands; projects: ProjectCommands; commander: Commander };

const Context = createContext<Commands | null>(null);

/** Gives the commands to the screens beneath it. */
export const CommandsProvider = ({ children }: { children: ReactNode }) => {
  const client = useLockstep();
  const commands = useMemo(() => {
    const commander = new Commander(client, showToast);
    const newId = () => client.newId();
    return {
      commander,
      add: new AddCommands(commander, newId),
      tasks: new TaskCommands(commander),
      projects: new ProjectCommands(commander, newId),
    };
  }, [client]);
  return <Context value={commands}>{children}</Context>;
};

/** What this screen's person can do. */
export const useCommands = (): Commands => {
  const commands = use(Context);
  if (commands === null) throw new Error('useCommands needs a CommandsProvider above it');
  return commands;
};
