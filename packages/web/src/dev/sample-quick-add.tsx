import { useState } from 'react';
import { Chip } from '../ui/chip.tsx';
import { ProjectDot } from '../ui/project-dot.tsx';
import { QuickAddField } from '../ui/quick-add-field.tsx';

type SampleQuickAddProps = { initial?: string };

export const SampleQuickAdd = ({ initial = '' }: SampleQuickAddProps) => {
  const [text, setText] = useState(initial);
  return (
    <QuickAddField
      value={text}
      onChange={setText}
      onSubmit={() => setText('')}
      dateLine={initial === '' ? undefined : 'Wednesday 25 November at 17:00, then weekly'}
      chips={
        initial !== '' && (
          <>
            <Chip kind="date" text="Tomorrow 17:00" onRemove={() => setText('')} />
            <Chip kind="recurrence" text="Every week" onRemove={() => setText('')} />
            <Chip kind="project" text="Home" icon={<ProjectDot color="moss" />} onRemove={() => setText('')} />
          </>
        )
      }
    />
  );
};
