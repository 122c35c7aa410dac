import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { strings } from './strings.ts';

const shownMs = 2000;

type CopyWordsProps = {
  words: string;
  /** Drawn always; otherwise where the pointer or the focus is. */
  shown: boolean;
};

/** Takes an answer's words along. */
export const CopyWords = ({ words, shown }: CopyWordsProps) => {
  const { commander } = useCommands();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => commander.say(strings.notCopied),
    );
  };
  return (
    <IconButton
      label={copied ? strings.copied : strings.copy}
      size="small"
      onClick={copy}
      className={cx(
        'absolute! start-2.5 top-full',
        !shown &&
          'opacity-0 transition-opacity group-hover/turn:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
      )}
    >
      {copied ? <Check aria-hidden="true" size={14} /> : <Copy aria-hidden="true" size={14} />}
    </IconButton>
  );
};
