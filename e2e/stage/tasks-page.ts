import type { Locator, Page } from '@playwright/test';

/** The row of a task, by its title. */
export function row(page: Page, title: string): Locator {
  return page.locator('main [data-task]').filter({ has: page.getByRole('button', { name: `Open “${title}”` }) });
}

/** Adds a task as a person does. */
export async function quickAdd(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Add a task' });
  await field.fill(text);
  await field.press('Enter');
}

/** Presses Enter in a field and answers how long it takes from the key to the other page’s showing `text`, in milliseconds. */
export async function delayUntilShown(field: Locator, other: Page, text: string): Promise<number> {
  const seen = other.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const main = document.querySelector('main');
          if (main?.textContent?.includes(wanted) === true) {
            observer.disconnect();
            resolve(Date.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    text,
  );
  await field.evaluate((element) => {
    const note = (): void => element.setAttribute('data-pressed-at', String(Date.now()));
    element.addEventListener('keydown', note, { once: true, capture: true });
  });
  await field.press('Enter');
  return (await seen) - Number(await field.getAttribute('data-pressed-at'));
}
