import { LockstepError } from '@lockstep/protocol/schemaless';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { AttentionLabels } from './attention-labels.ts';
import { editableFields, editedInput, type EditableField } from './editable-fields.ts';
import type { ShelfEntry } from './use-shelf.ts';

export interface ChangeEditorProps {
  readonly entry: ShelfEntry;
  readonly labels: AttentionLabels;
  readonly onEnd: () => void;
}

function valuesOf(form: HTMLFormElement): ReadonlyMap<string, string> {
  return new Map(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** Lets a person write a refused change anew, and sends it. */
export function ChangeEditor({ entry, labels, onEnd }: ChangeEditorProps): ReactNode {
  const [problem, setProblem] = useState<LockstepError | null>(null);
  const problemId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      entry.edit(editedInput(entry.item, valuesOf(event.currentTarget)));
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      setProblem(error);
      return;
    }
    onEnd();
  };
  return (
    <form data-part="editor" aria-label={entry.what} onSubmit={submit}>
      {editableFields(entry.item).map((field, index) => (
        <Field
          key={field.name}
          field={field}
          label={labels.field(field.name)}
          first={index === 0}
          problemId={problemId}
          onEscape={onEnd}
        />
      ))}
      <p data-part="problem" id={problemId} role="status">
        {problem?.message}
      </p>
      <button type="submit" data-part="send">
        {labels.send}
      </button>
      <button type="button" data-part="cancel" onClick={onEnd}>
        {labels.cancel}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly field: EditableField;
  readonly label: string;
  readonly first: boolean;
  /** Where it is said what is wrong. */
  readonly problemId: string;
  readonly onEscape: () => void;
}

function Field({ field, label, first, problemId, onEscape }: FieldProps): ReactNode {
  const { name, value, kind } = field;
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // Who opens the editor goes on in it: the button that had the focus is gone.
  useEffect(() => {
    if (first) control.current?.focus();
  }, [first]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape();
  };
  const common = { name, defaultValue: value, onKeyDown, ref: control, 'aria-describedby': problemId };
  return (
    <label data-part="field">
      <span>{label}</span>
      {kind === 'lines' ? <textarea rows={3} {...common} /> : <input type={kind} {...common} />}
    </label>
  );
}
