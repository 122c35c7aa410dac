import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

type SelectProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
};

const item =
  'flex h-8 cursor-default items-center gap-2.5 rounded-control px-2 text-small outline-none select-none data-highlighted:bg-hover pointer-coarse:h-11';

/** One of many, behind a button that shows the chosen one. */
export const Select = <Value extends string>(props: SelectProps<Value>) => (
  <BaseSelect.Root
    value={props.value}
    items={props.options}
    disabled={props.disabled === true}
    onValueChange={(value) => {
      if (value !== null) props.onChange(value);
    }}
  >
    <BaseSelect.Trigger
      aria-label={props.label}
      className="touch-target inline-flex h-9 min-w-40 items-center gap-2 rounded-control px-3 text-small text-ink shadow-[inset_0_0_0_1px_var(--edge)] transition-colors hover:bg-hover data-disabled:opacity-50 forced-colors:border"
    >
      {props.options.find(({ value }) => value === props.value)?.icon}
      <BaseSelect.Value className="flex-1 truncate text-start" />
      <BaseSelect.Icon className="text-faint">
        <ChevronsUpDown aria-hidden="true" size={14} />
      </BaseSelect.Icon>
    </BaseSelect.Trigger>
    <BaseSelect.Portal>
      <BaseSelect.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
        <BaseSelect.Popup className="max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-panel bg-raised p-1 shadow-lift transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border">
          <BaseSelect.List>
            {props.options.map(({ value, label, icon }) => (
              <BaseSelect.Item key={value} value={value} className={item}>
                {icon}
                <BaseSelect.ItemText className="flex-1">{label}</BaseSelect.ItemText>
                <BaseSelect.ItemIndicator className="text-persimmon-text">
                  <Check aria-hidden="true" size={14} strokeWidth={2.5} />
                </BaseSelect.ItemIndicator>
              </BaseSelect.Item>
            ))}
          </BaseSelect.List>
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  </BaseSelect.Root>
);
