import type { ComponentProps } from 'react';
import ReactMarkdown from 'react-markdown';

type MarkdownProps = { children: string };

const External = ({ href, children }: ComponentProps<'a'>) => (
  <a
    href={href}
    target="_blank"
    rel="noreferrer noopener"
    className="underline decoration-hairline-strong underline-offset-2"
  >
    {children}
  </a>
);

/** A picture would be fetched from elsewhere: its words stand for it. */
const Picture = ({ alt }: ComponentProps<'img'>) => <span>{alt}</span>;

/** What an assistant says, set in type. Nothing is fetched for it: pictures are left out, markup is shown as text. */
export const Markdown = ({ children }: MarkdownProps) => (
  <div className="flex flex-col gap-2 [&_em]:font-medium [&_em]:not-italic [&_code]:rounded-chip [&_code]:bg-press [&_code]:px-1 [&_code]:text-small [&_ol]:list-decimal [&_ol]:ps-5 [&_strong]:font-semibold [&_ul]:list-disc [&_ul]:ps-5">
    <ReactMarkdown components={{ a: External, img: Picture }}>{children}</ReactMarkdown>
  </div>
);
