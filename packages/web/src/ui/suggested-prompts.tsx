type SuggestedPromptsProps = { label: string; prompts: readonly string[]; onPick: (prompt: string) => void };

/** A few sentences to begin with. */
export const SuggestedPrompts = ({ label, prompts, onPick }: SuggestedPromptsProps) => (
  <ul aria-label={label} className="flex flex-col">
    {prompts.map((prompt) => (
      <li key={prompt} className="border-b border-hairline last:border-0">
        <button
          type="button"
          onClick={() => onPick(prompt)}
          className="min-h-10 w-full rounded-chip py-2 text-start text-body text-soft transition-colors hover:text-ink pointer-coarse:min-h-12"
        >
          {prompt}
        </button>
      </li>
    ))}
  </ul>
);
