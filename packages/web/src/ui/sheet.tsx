import { Drawer } from '@base-ui/react/drawer';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';

type SheetProps = {
  trigger?: ReactElement;
  title: string;
  /** The title is read, not drawn: where the content has a heading of its own. */
  titleHidden?: boolean;
  /** Takes the whole height: for what is worked in, such as the assistant. */
  tall?: boolean;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A sheet that comes from below on a phone; it is pulled down, tapped away or left with Escape. */
export const Sheet = (props: SheetProps) => {
  const { trigger, title, titleHidden, tall, children, open, onOpenChange } = props;
  return (
    <Drawer.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger !== undefined && <Drawer.Trigger render={trigger} />}
      <Drawer.Portal>
        <Drawer.Backdrop className="fixed inset-0 z-40 bg-scrim opacity-[calc(1-var(--drawer-swipe-progress))] transition-opacity duration-(--arrive) data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:duration-0" />
        <Drawer.Viewport className="fixed inset-0 z-50 flex items-end justify-center">
          <Drawer.Popup
            className={cx(
              'flex max-h-[92dvh] w-full max-w-[560px] flex-col rounded-t-sheet bg-raised shadow-lift outline-none',
              'translate-y-(--drawer-swipe-movement-y) transition-[translate] duration-(--arrive) ease-arrive',
              'data-ending-style:translate-y-full data-starting-style:translate-y-full data-swiping:select-none data-swiping:duration-0',
              'forced-colors:border',
              tall === true && 'h-[92dvh]',
            )}
          >
            <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-full bg-hairline-strong" />
            <Drawer.Title className={titleHidden === true ? 'sr-only' : 'px-5 pt-3 text-lead font-semibold'}>
              {title}
            </Drawer.Title>
            <Drawer.Content className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]">
              {children}
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
};
