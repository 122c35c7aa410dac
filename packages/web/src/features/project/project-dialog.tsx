import type { Project, ProjectColor } from '@lockstep/protocol';
import { projectColors } from '@lockstep/protocol/schemaless';
import { useProjects } from '@lockstep/react';
import { useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ColorChoice } from '../../ui/color-choice.tsx';
import { Dialog, DialogClose } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { strings } from './strings.ts';

type ProjectDialogProps = { project: Project | null; onClose: () => void };

const longestName = 120;

const errorOf = (name: string, taken: readonly Project[]): string | undefined => {
  if (name.length > longestName) return strings.tooLong;
  const wanted = name.toLocaleLowerCase();
  return taken.some((each) => each.name.toLocaleLowerCase() === wanted) ? strings.taken(name) : undefined;
};

/** A project's name and colour. */
export const ProjectDialog = ({ project, onClose }: ProjectDialogProps) => {
  const { projects: commands } = useCommands();
  const navigate = useNavigate();
  const all = useProjects({ archived: true });
  const [name, setName] = useState(project?.name ?? '');
  // A new project does not look like the one made before it.
  const [color, setColor] = useState<ProjectColor>(
    project?.color ?? projectColors[all.length % projectColors.length] ?? 'stone',
  );
  const trimmed = name.trim();
  const others = all.filter(({ id }) => id !== project?.id);
  const error = errorOf(trimmed, others);

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    if (trimmed === '' || error !== undefined) return;
    onClose();
    if (project !== null) commands.change(project, trimmed, color);
    else void navigate({ to: '/project/$id', params: { id: commands.create(trimmed, color) } });
  };

  return (
    <Dialog open onOpenChange={onClose} title={project === null ? strings.create : strings.change}>
      <form onSubmit={save} className="mt-5 flex flex-col gap-5">
        <TextField
          label={strings.name}
          value={name}
          onValueChange={setName}
          autoComplete="off"
          {...(error === undefined ? {} : { error })}
        />
        <ColorChoice label={strings.color} value={color} onChange={setColor} />
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>{strings.cancel}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" disabled={trimmed === '' || error !== undefined}>
            {project === null ? strings.createIt : strings.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
