type EngineBadgeProps = { children: string };

/** Which engine answers: the offline one, or a model's name. */
export const EngineBadge = ({ children }: EngineBadgeProps) => (
  <span className="inline-flex h-5 items-center rounded-full px-2 text-meta text-soft shadow-[inset_0_0_0_1px_var(--hairline-strong)] forced-colors:border">
    {children}
  </span>
);
