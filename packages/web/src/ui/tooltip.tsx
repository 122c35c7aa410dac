import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

type TooltipProps = {
  text: string;
  /** The keys that do the same. */
  keys?: string;
  /** The element it explains; it carries its own accessible name. */
  children: ReactElement;
  side?: 'top' | 'bottom' | 'left' | 'right';
};

/** A word on what an icon does, for eyes only: the name itself belongs to the element. */
export const Tooltip = ({ text, keys, children, side = 'bottom' }: TooltipProps) => (
  <BaseTooltip.Root>
    <BaseTooltip.Trigger render={children} />
    <BaseTooltip.Portal>
      <BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
        <BaseTooltip.Popup className="flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta text-paper transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
          {text}
          {keys !== undefined && <Kbd inverse>{keys}</Kbd>}
        </BaseTooltip.Popup>
      </BaseTooltip.Positioner>
    </BaseTooltip.Portal>
  </BaseTooltip.Root>
);
