import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ProjectColor } from '@lockstep/protocol';
import { projectColors } from '@lockstep/protocol/schemaless';
import { ProjectDot } from './project-dot.tsx';
import { strings } from './strings.ts';

type ColorChoiceProps = { label: string; value: ProjectColor; onChange: (color: ProjectColor) => void };

/** One of a project's colours, each named for those who tell them apart by words. */
export const ColorChoice = ({ label, value, onChange }: ColorChoiceProps) => (
  <RadioGroup
    aria-label={label}
    value={value}
    onValueChange={(next) => onChange(next)}
    className="flex flex-wrap gap-1"
  >
    {projectColors.map((color) => (
      <Radio.Root
        key={color}
        value={color}
        aria-label={strings.colors[color]}
        className="touch-target grid size-8 cursor-pointer place-items-center rounded-full transition-colors hover:bg-hover data-checked:shadow-[inset_0_0_0_2px_var(--ink)] forced-colors:data-checked:outline-2"
      >
        <ProjectDot color={color} className="size-4!" />
      </Radio.Root>
    ))}
  </RadioGroup>
);
