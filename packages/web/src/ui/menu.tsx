import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';

type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
};

/** A list of things to do, opened from its trigger. */
export const Menu = ({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) => (
  <BaseMenu.Root>
    <BaseMenu.Trigger render={trigger} />
    <BaseMenu.Portal>
      <BaseMenu.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
        <BaseMenu.Popup className="min-w-52 rounded-panel bg-raised p-1 shadow-lift transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border">
          {children}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  </BaseMenu.Root>
);

type MenuItemProps = {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  children: ReactNode;
};

/** One entry of a {@link Menu}. */
export const MenuItem = ({ icon, keys, danger, disabled, onSelect, children }: MenuItemProps) => (
  <BaseMenu.Item
    disabled={disabled === true}
    onClick={() => onSelect?.()}
    className={cx(
      'flex h-8 cursor-default items-center gap-2.5 rounded-control px-2 text-small outline-none select-none',
      'data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:h-11',
      danger === true ? 'text-brick' : 'text-ink [&>svg]:text-faint',
    )}
  >
    {icon}
    <span className="flex-1 truncate">{children}</span>
    {keys !== undefined && <Kbd>{keys}</Kbd>}
  </BaseMenu.Item>
);

/** A hairline between groups of a {@link Menu}. */
export const MenuDivider = () => <BaseMenu.Separator className="mx-2 my-1 h-px bg-hairline" />;
