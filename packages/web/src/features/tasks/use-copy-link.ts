import type { Task } from '@lockstep/protocol';
import { useCommands } from '../../commands/commands-context.tsx';
import { strings } from '../../commands/strings.ts';

const linkTo = ({ id, project_id }: Task): string => {
  const place = project_id === null ? '/inbox' : `/project/${project_id}`;
  return `${location.origin}${place}?task=${id}`;
};

/** Copies a link that leads to a task, and says so. */
export const useCopyLink = (): ((task: Task) => void) => {
  const { commander } = useCommands();
  return (task) => {
    // A page without TLS has no clipboard, whatever the types say.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    if (clipboard === undefined) {
      commander.say(strings.linkNotCopied);
      return;
    }
    clipboard.writeText(linkTo(task)).then(
      () => commander.say(strings.linkCopied),
      () => commander.say(strings.linkNotCopied),
    );
  };
};
