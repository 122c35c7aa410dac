import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

type SwitchProps = {
  label: string;
  description?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** Something that is on or off, at once. */
export const Switch = ({ label, description, checked, onChange, disabled }: SwitchProps) => (
  <label className="flex min-h-10 items-center gap-6">
    <span className="min-w-0 flex-1">
      <span className="block text-body">{label}</span>
      {description !== undefined && <span className="block text-small text-faint">{description}</span>}
    </span>
    <BaseSwitch.Root
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled === true}
      className="touch-target flex h-[22px] w-9 shrink-0 cursor-pointer rounded-full bg-edge p-0.5 transition-colors data-checked:bg-persimmon data-disabled:opacity-50 forced-colors:border"
    >
      <BaseSwitch.Thumb className="size-[18px] rounded-full bg-raised transition-[translate] ease-hand data-checked:translate-x-3.5 rtl:data-checked:-translate-x-3.5 forced-colors:bg-[ButtonText]" />
    </BaseSwitch.Root>
  </label>
);
