import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Anchor } from './anchor.ts';
import { Kbd } from './kbd.tsx';

type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
};

type MenuPopupProps = Omit<MenuProps, 'trigger'> & {
  /** What it is called where no trigger names it. */
  label?: string;
  anchor?: Anchor;
  /** Where the focus goes afterwards. */
  finalFocus?: () => HTMLElement | null;
};

const MenuPopup = ({ children, align = 'end', side = 'bottom', label, anchor, finalFocus }: MenuPopupProps) => (
  <BaseMenu.Portal>
    <BaseMenu.Positioner
      align={align}
      side={side}
      sideOffset={6}
      collisionPadding={8}
      className="z-50 outline-none"
      {...(anchor === undefined ? {} : { anchor })}
    >
      <BaseMenu.Popup
        aria-label={label}
        {...(finalFocus === undefined ? {} : { finalFocus })}
        className="max-h-[min(60dvh,420px)] overflow-y-auto min-w-52 rounded-panel bg-raised p-1 shadow-lift transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
      >
        {children}
      </BaseMenu.Popup>
    </BaseMenu.Positioner>
  </BaseMenu.Portal>
);

/** A list of things to do, opened from its trigger. */
export const Menu = ({ trigger, ...popup }: MenuProps) => (
  <BaseMenu.Root>
    <BaseMenu.Trigger render={trigger} />
    <MenuPopup {...popup} />
  </BaseMenu.Root>
);

type AnchoredMenuProps = Required<Pick<MenuPopupProps, 'label' | 'anchor' | 'finalFocus'>> &
  Pick<MenuPopupProps, 'children' | 'align'> & { onClose: () => void };

/** A list of things to do that is open, beside an element or a point of the page. */
export const AnchoredMenu = ({ onClose, ...popup }: AnchoredMenuProps) => (
  <BaseMenu.Root
    open
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <MenuPopup {...popup} />
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
