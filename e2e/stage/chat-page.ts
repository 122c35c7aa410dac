import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Where one speaks to the assistant. */
export function chatField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message the assistant' });
}

/** Everything that was said and done in the open conversation. */
export function conversation(page: Page): Locator {
  return page.getByRole('log', { name: 'Conversation' });
}

/** The assistant's answers, the first first. */
export function answers(page: Page): Locator {
  return conversation(page).getByRole('article', { name: 'Assistant' });
}

/** Opens the assistant by its key, as one does who has a keyboard. */
export async function openAssistant(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('a');
  await expect(chatField(page)).toBeFocused();
}

/** Says something and waits until it has been answered. */
export async function say(page: Page, words: string): Promise<void> {
  const before = await answers(page).count();
  await chatField(page).fill(words);
  await chatField(page).press('Enter');
  await expect(answers(page)).toHaveCount(before + 1);
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
}

/** What is waited for on a screen: a task's row with some words in it, done or not, or no such row. */
export interface Shown {
  readonly title: string;
  readonly words?: string;
  readonly done?: boolean;
  readonly gone?: boolean;
}

/** Resolves with the moment, in milliseconds since 1970, at which the page has come to show it. */
export async function whenShown(page: Page, wanted: Shown): Promise<number> {
  return page.evaluate(
    ({ title, words, done, gone }) =>
      new Promise<number>((resolve) => {
        const isShown = (): boolean => {
          const rows = [...document.querySelectorAll('main [data-task]')];
          const row = rows.find((each) => each.textContent.includes(title));
          if (row === undefined) return gone === true;
          const checked = row.querySelector('[role="checkbox"]')?.getAttribute('aria-checked') === 'true';
          return (
            gone !== true && (words === undefined || row.textContent.includes(words)) && checked === (done ?? false)
          );
        };
        const look = (): void => {
          if (!isShown()) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
        look();
      }),
    wanted,
  );
}
