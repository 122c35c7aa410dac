import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

type SegmentedControlProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
};

/** One of a few, all in sight. */
export const SegmentedControl = <Value extends string>(props: SegmentedControlProps<Value>) => (
  <RadioGroup
    aria-label={props.label}
    value={props.value}
    onValueChange={(value) => props.onChange(value)}
    className="inline-flex rounded-control bg-press p-0.5"
  >
    {props.options.map(({ value, label, icon }) => (
      <Radio.Root
        key={value}
        value={value}
        aria-label={label}
        className="touch-target inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-chip px-3 text-small text-soft transition-colors hover:text-ink data-checked:bg-raised data-checked:font-medium data-checked:text-ink data-checked:shadow-[0_0_0_1px_var(--hairline)] forced-colors:data-checked:bg-[Highlight] forced-colors:data-checked:text-[HighlightText]"
      >
        {icon}
        {label}
      </Radio.Root>
    ))}
  </RadioGroup>
);
