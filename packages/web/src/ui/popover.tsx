import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import type { Anchor } from './anchor.ts';

type PopoverProps = {
  trigger?: ReactElement;
  /** What it stands beside where it has no trigger. */
  anchor?: Anchor;
  /** Where the focus goes afterwards, if not to the trigger. */
  finalFocus?: () => HTMLElement | null;
  /** What it is, for those who do not see it. */
  title: string;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean, event: Event) => void;
};

/** Beside what has no trigger it may cover what it speaks of, rather than stand far from it. */
const withinPage = { side: 'shift', align: 'shift', fallbackAxisSide: 'none' } as const;

/** A small sheet of paper beside what it speaks of. */
export const Popover = (props: PopoverProps) => {
  const { trigger, anchor, finalFocus, title, children, align = 'start', side = 'bottom', open, onOpenChange } = props;
  return (
    <BasePopover.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next, { event }) => onOpenChange?.(next, event)}
    >
      {trigger !== undefined && <BasePopover.Trigger render={trigger} />}
      <BasePopover.Portal>
        <BasePopover.Positioner
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
          {...(anchor === undefined ? {} : { anchor, collisionAvoidance: withinPage })}
        >
          <BasePopover.Popup
            {...(finalFocus === undefined ? {} : { finalFocus })}
            className="max-w-[calc(100vw-16px)] rounded-panel bg-raised shadow-lift transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
          >
            <BasePopover.Title className="sr-only">{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
};
