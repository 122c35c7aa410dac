import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

type TextFieldProps = Omit<ComponentProps<typeof Field.Control>, 'className'> & {
  label: string;
  description?: string;
  error?: string;
  /** The label is read, not drawn: where the place says it already. */
  labelHidden?: boolean;
};

/** A line of text with its label, its hint and its error. */
export const TextField = (props: TextFieldProps) => {
  const { label, description, error, labelHidden, ...rest } = props;
  return (
    <Field.Root invalid={error !== undefined} className="flex flex-col gap-1.5">
      <Field.Label className={cx('text-small font-medium', labelHidden === true && 'sr-only')}>{label}</Field.Label>
      <Field.Control
        {...rest}
        className={cx(
          'h-10 w-full rounded-control bg-raised px-3 text-body text-ink',
          'shadow-[inset_0_0_0_1px_var(--edge)] transition-shadow outline-none',
          'hover:shadow-[inset_0_0_0_1px_var(--ink-faint)] focus:shadow-[inset_0_0_0_2px_var(--persimmon)]',
          'data-invalid:shadow-[inset_0_0_0_1px_var(--brick)] data-disabled:opacity-55',
          'forced-colors:border forced-colors:border-[CanvasText] forced-colors:focus:outline-2',
        )}
      />
      {description !== undefined && error === undefined && (
        <Field.Description className="text-small text-faint">{description}</Field.Description>
      )}
      {error !== undefined && (
        <Field.Error match className="text-small text-brick">
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
};
