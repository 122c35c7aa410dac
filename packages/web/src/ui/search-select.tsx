import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { isFoundBy } from './is-found-by.ts';
import { strings } from './strings.ts';

/** One of the many that a {@link SearchSelect} offers. */
export type SearchOption = {
  value: string;
  label: string;
  /** Beside the label, fainter. */
  detail?: string;
};

type SearchSelectProps = {
  label: string;
  /** The chosen one; it need not be among the options. */
  value: SearchOption;
  /** Where it takes time to make them, they can be made when the list is first opened. */
  options: readonly SearchOption[];
  onOpen?: () => void;
  onChange: (value: string) => void;
  /** In the field to search with. */
  placeholder: string;
  /** Said where nothing is found. */
  nothing: string;
};

const item =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2 text-small outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11';

const List = ({ label, placeholder, nothing }: Pick<SearchSelectProps, 'label' | 'placeholder' | 'nothing'>) => (
  <Combobox.Popup
    aria-label={label}
    className="flex max-h-[min(22rem,var(--available-height))] w-[min(20rem,calc(100vw-16px))] flex-col rounded-panel bg-raised shadow-lift transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
  >
    <Combobox.Input
      aria-label={placeholder}
      placeholder={placeholder}
      className="h-10 shrink-0 border-b border-hairline bg-transparent px-3 text-small outline-none pointer-coarse:h-12 pointer-coarse:text-body"
    />
    <Combobox.Empty className="px-3 py-3 text-small text-soft empty:hidden">{nothing}</Combobox.Empty>
    <Combobox.List aria-label={label} className="min-h-0 overflow-y-auto p-1 data-empty:hidden">
      {(option: SearchOption) => (
        <Combobox.Item key={option.value} value={option} className={item}>
          <span className="truncate">{option.label}</span>
          <span className="min-w-0 flex-1 truncate text-faint tabular">{option.detail}</span>
          <Combobox.ItemIndicator className="text-persimmon-text">
            <Check aria-hidden="true" size={14} strokeWidth={2.5} />
          </Combobox.ItemIndicator>
        </Combobox.Item>
      )}
    </Combobox.List>
  </Combobox.Popup>
);

/** One of very many, found by a few letters. */
export const SearchSelect = (props: SearchSelectProps) => {
  const { label, value, options, onOpen, onChange, ...list } = props;
  return (
    <Combobox.Root
      items={options}
      value={value}
      isItemEqualToValue={(a, b) => a.value === b.value}
      filter={(option: SearchOption, query) =>
        isFoundBy(`${option.label} ${option.detail ?? ''} ${option.value}`, query)
      }
      autoHighlight
      onOpenChange={(open) => open && onOpen?.()}
      onValueChange={(chosen) => {
        if (chosen !== null) onChange(chosen.value);
      }}
    >
      <Combobox.Trigger
        aria-label={strings.chosen(label, value.label)}
        className="touch-target inline-flex h-9 min-w-40 items-center gap-2 rounded-control px-3 text-small text-ink shadow-[inset_0_0_0_1px_var(--edge)] transition-colors hover:bg-hover forced-colors:border"
      >
        <span className="flex-1 truncate text-start">{value.label}</span>
        <ChevronsUpDown aria-hidden="true" size={14} className="text-faint" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <List label={label} {...list} />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
};
